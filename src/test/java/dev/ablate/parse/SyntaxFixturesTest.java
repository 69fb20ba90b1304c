package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Fixtures;
import dev.ablate.Fixtures.Fixture;
import dev.ablate.ast.Printer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxFixturesTest {
  static List<Fixture> valid() {
    return Fixtures.in("valid/syntax");
  }

  static List<Fixture> invalid() {
    return Fixtures.in("invalid/syntax");
  }

  @ParameterizedTest
  @MethodSource("valid")
  void aValidFilePrintsInCanonicalForm(Fixture fixture) {
    String printed = Printer.print(Exprs.unit(fixture.source().text()));
    assertThat(printed).isEqualTo(fixture.beside("printed"));
    assertThat(Printer.print(Exprs.unit(printed))).isEqualTo(printed);
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void anInvalidFileHasTheDiagnosticsThatItAnnounces(Fixture fixture) {
    assertThat(fixture.expected()).isNotEmpty();
    Parsed parsed = Parser.parse(fixture.source());
    assertThat(Fixtures.lines(parsed.diagnostics())).isEqualTo(fixture.expected());
    assertThat(parsed.unit()).isEmpty();
  }
}
