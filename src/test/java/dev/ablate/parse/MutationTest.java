package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Mutants;
import dev.ablate.ast.Printer;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.SourceFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a file, there is a diagnostic or a tree that can be printed and read again.
 */
class MutationTest {
  private static final int MUTANTS = 1000;

  @Test
  void aChangedFileIsReadOrRefused() {
    Mutants mutants =
        new Mutants(20260722, "src/test/resources/valid", "src/test/resources/invalid/syntax");
    for (int i = 0; i < MUTANTS; i++) {
      check(new String(mutants.next().bytes(), StandardCharsets.UTF_8));
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
