package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.ast.Printer;
import dev.ablate.source.SourceFile;
import dev.ablate.source.SourceReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
  /** Three quarters of the stack that a thread usually has. */
  private static final int SMALL_STACK = 768 * 1024;

  /** How a form nests: what stands before and behind the part inside. */
  static Stream<Arguments> nestings() {
    return Stream.of(
        Arguments.of("(", ")"),
        Arguments.of("[", "]"),
        Arguments.of("{", "}"),
        Arguments.of("f(", ")"),
        Arguments.of("f(a in ", ")"),
        Arguments.of("-", ""),
        Arguments.of("not ", ""),
        Arguments.of("a ** ", ""),
        Arguments.of("a if b else ", ""));
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void twoHundredLevelsAreReadAndPrintedOnASmallStack(String before, String behind)
      throws InterruptedException {
    String text = setting(before.repeat(200) + "x" + behind.repeat(200));
    List<String> printed = new ArrayList<>();
    Thread thread =
        new Thread(
            null,
            () -> printed.add(Printer.print(parse(text).unit().orElseThrow())),
            "",
            SMALL_STACK);
    thread.start();
    thread.join();
    assertThat(printed).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void oneMoreIsRefused(String before, String behind) {
    String text = setting(before.repeat(201) + "x" + behind.repeat(201));
    assertThat(messages(text)).containsExactly("nested more than 200 levels deep");
  }

  @ParameterizedTest
  @MethodSource("nestings")
  void aFileFullOfBracketsIsRefusedSoon(String before, String behind) {
    String text = setting(before.repeat(SourceReader.MAX_BYTES / before.length() - 100));
    assertThat(messages(text)).containsExactly("nested more than 200 levels deep");
  }

  @Test
  void layersNestAsExpressionsDo() {
    assertThat(messages("model m { " + "if a { ".repeat(200)))
        .containsExactly("nested more than 200 levels deep");
    String chain = "if a { } else ".repeat(202) + "{ }";
    assertThat(messages("model m { " + chain + "}"))
        .containsExactly("nested more than 200 levels deep");
  }

  @Test
  void aChainOfOperatorsHasAnEnd() {
    assertThat(messages(setting("1 + ".repeat(1000) + "1"))).isEmpty();
    assertThat(messages(setting("1 + ".repeat(1001) + "1")))
        .containsExactly("more than 1000 operators in a row; name a part of this with 'let'");
    String nested = "(".repeat(100) + "1" + (" + 1".repeat(20) + ")").repeat(100);
    assertThat(messages(setting(nested)))
        .containsExactly("more than 1000 operators in a row; name a part of this with 'let'");
  }

  @Test
  void theLargestFileIsReadInSeconds() {
    String text = setting("{" + "1,".repeat(SourceReader.MAX_BYTES / 2 - 50) + "}");
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    long start = thread.getCurrentThreadCpuTime();
    assertThat(messages(text)).isEmpty();
    assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - start))
        .isLessThan(Duration.ofSeconds(20));
  }

  private static String setting(String value) {
    return "experiment \"e\" { a = " + value + " }";
  }

  private static Parsed parse(String text) {
    return Parser.parse(new SourceFile("test.exp", text));
  }

  private static List<String> messages(String text) {
    return parse(text).diagnostics().stream().map(diagnostic -> diagnostic.message()).toList();
  }
}
