package dev.ablate.ast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.source.Span;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterTest {
  @Test
  void whatIsPrintedIsReadAsTheSameTree() {
    for (long seed = 0; seed < 250; seed++) {
      SourceUnit tree = new TreeGenerator(seed).unit();
      String printed = Printer.print(tree);
      SourceUnit read = Exprs.unit(printed);
      assertThat(withoutSpans(read)).as(printed).isEqualTo(withoutSpans(tree));
      assertThat(Printer.print(read)).isEqualTo(printed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "((a + b)) + c, a + b + c",
    "a + (b + c), a + (b + c)",
    "(a ** b) ** c, (a ** b) ** c",
    "a ** (b ** c), a ** b ** c",
    "(-a) ** (-b), (-a) ** -b",
    "not (a and b), not (a and b)",
    "(not a) and b, not a and b",
    "(a < b) < c, (a < b) < c",
    "(a if b else c) if d else (e if f else g), (a if b else c) if d else e if f else g",
    "(1 + 2)..(3 * 4), 1 + 2..3 * 4"
  })
  void onlyTheParenthesesThatAreNeededStay(String text, String printed) {
    assertThat(Printer.print(Exprs.expression(text))).isEqualTo(printed);
  }

  @Test
  void textIsEscaped() {
    assertThat(Printer.print(Exprs.expression("\"\\u0001\\\"\\n\"")))
        .isEqualTo("\"\\u0001\\\"\\n\"");
  }

  /** A tree as nested lists of what its records hold, places aside. */
  private static Object withoutSpans(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(PrinterTest::withoutSpans).toList();
    }
    if (node instanceof Optional<?> optional) {
      return optional.map(PrinterTest::withoutSpans);
    }
    return node instanceof Record tree ? parts(tree) : node;
  }

  private static List<Object> parts(Record tree) {
    Stream<Object> parts =
        Arrays.stream(tree.getClass().getRecordComponents())
            .filter(component -> component.getType() != Span.class)
            .map(component -> withoutSpans(part(tree, component)));
    return Stream.concat(Stream.of(tree.getClass()), parts).toList();
  }

  private static Object part(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
