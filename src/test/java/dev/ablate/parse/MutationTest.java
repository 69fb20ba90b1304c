package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Fixtures;
import dev.ablate.Fixtures.Fixture;
import dev.ablate.ast.Printer;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.SourceFile;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a file, there is a diagnostic or a tree that can be printed and read again.
 */
class MutationTest {
  private static final int MUTANTS = 1000;
  private static final String[] WORDS = {
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ",",
    ";",
    "..",
    ".",
    "=",
    "==",
    "<",
    "-",
    "**",
    "//",
    "in",
    "if",
    "else",
    "then",
    "not",
    "let",
    "model",
    "step",
    "off",
    "without",
    "5",
    "5.",
    ".5",
    "1e",
    "1h30m",
    "10seed",
    "\"",
    "'",
    "\\",
    "\\u12",
    "#",
    "\n",
    "\r",
    "\t",
    "True",
    "none",
    "é",
    "😀",
    "\0",
    "\u2028",
    "\uD83D",
    "\uFEFF",
    "&",
    "99999999999999999999",
    "1e999"
  };

  private final Random random = new Random(20260722);

  @Test
  void aChangedFileIsReadOrRefused() {
    List<String> texts =
        Stream.of("valid/syntax", "invalid/syntax")
            .flatMap(folder -> Fixtures.in(folder).stream())
            .map(Fixture::source)
            .map(SourceFile::text)
            .toList();
    for (int i = 0; i < MUTANTS; i++) {
      StringBuilder text = new StringBuilder(texts.get(i % texts.size()));
      for (int changes = random.nextInt(4); changes >= 0; changes--) {
        change(text);
      }
      check(text.toString());
    }
  }

  private void change(StringBuilder text) {
    int start = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), start + random.nextInt(12));
    String word = WORDS[random.nextInt(WORDS.length)];
    switch (random.nextInt(4)) {
      case 0 -> text.insert(start, word);
      case 1 -> text.replace(start, end, word);
      case 2 -> text.insert(start, text.substring(start, end));
      default -> text.delete(start, end);
    }
  }

  private static void check(String text) {
    Parsed parsed = Parser.parse(new SourceFile("mutant.exp", text));
    assertThat(DiagnosticPrinter.print(parsed.diagnostics()).isEmpty())
        .as(text)
        .isEqualTo(parsed.unit().isPresent());
    parsed
        .unit()
        .map(Printer::print)
        .ifPresent(print -> assertThat(Printer.print(Exprs.unit(print))).isEqualTo(print));
  }
}
