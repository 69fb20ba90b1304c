package dev.ablate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  @Test
  void theLineIsShownWithThePlaceUnderlined() {
    String text = "\n".repeat(13) + "  optimizer = AdamW(lr = 1e-3, weight_deacy = 0.01)\n";
    assertThat(print(text, "weight_deacy"))
        .isEqualTo(
            """
            experiments/loss.exp:14:32: error: wrong
               14 |   optimizer = AdamW(lr = 1e-3, weight_deacy = 0.01)
                  |                                ^^^^^^^^^^^^
            """);
  }

  @Test
  void aTabStaysATabSoThatTheCaretStandsRight() {
    assertThat(print("\ta\tb = 3", "b"))
        .isEqualTo("experiments/loss.exp:1:4: error: wrong\n    1 | \ta\tb = 3\n      | \t \t^\n");
  }

  @Test
  void columnsAndCaretsCountCharactersNotUtf16Units() {
    assertThat(print("x = \"😀\" lr😀", "lr😀"))
        .isEqualTo(
            """
            experiments/loss.exp:1:9: error: wrong
                1 | x = "😀" lr😀
                  |         ^^^
            """);
  }

  @Test
  void aPlaceOfSeveralLinesIsUnderlinedOnItsFirst() {
    assertThat(print("a = f(1,\r\n  2)\r\n", "f(1,\r\n  2)"))
        .isEqualTo(
            """
            experiments/loss.exp:1:5: error: wrong
                1 | a = f(1,
                  |     ^^^^
            """);
  }

  @Test
  void anEmptyPlaceAtTheEndHasOneCaret() {
    SourceFile file = new SourceFile("a.exp", "a");
    assertThat(DiagnosticPrinter.print(Diagnostic.warning(new Span(file, 1, 0), "odd")))
        .isEqualTo("a.exp:1:2: warning: odd\n    1 | a\n      |  ^\n");
  }

  @Test
  void whereThereIsNoTextNoneIsShown() {
    SourceFile file = new SourceFile("a.exp", "");
    assertThat(DiagnosticPrinter.print(Diagnostic.error(new Span(file, 0, 0), "wrong")))
        .isEqualTo("a.exp:1:1: error: wrong\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() {
    assertThat(print("a = \u001b[31m 3", "3")).doesNotContain("\u001b");
  }

  @Test
  void aLongLineIsShownAroundThePlace() {
    String printed = print("a".repeat(5000) + " lr " + "b".repeat(5000), "lr");
    assertThat(printed.lines().mapToInt(String::length)).allMatch(length -> length <= 208);
    assertThat(printed).startsWith("experiments/loss.exp:1:5002: error: wrong\n");
    List<String> lines = printed.lines().toList();
    assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("lr"));
  }

  @Test
  void aHundredAreEnough() {
    Diagnostic one = Diagnostic.error(new Span(new SourceFile("a.exp", "a"), 0, 1), "wrong");
    assertThat(DiagnosticPrinter.print(Collections.nCopies(123, one)))
        .endsWith("... and 23 more\n")
        .hasLineCount(301);
  }

  @Test
  void severalStandBelowEachOther() {
    Diagnostic one = Diagnostic.error(new Span(new SourceFile("a.exp", "a"), 0, 1), "wrong");
    assertThat(DiagnosticPrinter.print(List.of(one, one)))
        .isEqualTo(DiagnosticPrinter.print(one).repeat(2));
    assertThat(DiagnosticPrinter.print(List.of())).isEmpty();
  }

  private static String print(String text, String place) {
    SourceFile file = new SourceFile("experiments/loss.exp", text);
    Span span = new Span(file, text.indexOf(place), place.length());
    return DiagnosticPrinter.print(Diagnostic.error(span, "wrong"));
  }
}
