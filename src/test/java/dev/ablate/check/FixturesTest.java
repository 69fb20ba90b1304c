package dev.ablate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Fixtures;
import dev.ablate.Fixtures.Fixture;
import dev.ablate.ast.Printer;
import dev.ablate.parse.Parser;
import dev.ablate.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with something wrong say what in their first lines; the plan of others stands beside them.
 */
class FixturesTest {

  static List<Fixture> invalid() {
    return Fixtures.in("invalid/check");
  }

  static List<Fixture> valid() {
    return Fixtures.in("valid/check");
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void everythingWrongIsSaidAtOnceInTheOrderOfTheFile(Fixture fixture) {
    Checked checked = check(fixture);
    assertThat(fixture.expected()).isNotEmpty();
    assertThat(Fixtures.lines(checked.diagnostics())).isEqualTo(fixture.expected());
    assertThat(checked.experiment().isPresent()).isNotEqualTo(checked.hasErrors());
  }

  @ParameterizedTest
  @MethodSource("valid")
  void thePlanIsTheOneBesideTheFile(Fixture fixture) {
    Checked checked = check(fixture);
    assertThat(checked.diagnostics()).isEmpty();
    assertThat(checked.experiment().map(PlanText::of))
        .isEqualTo(Optional.of(fixture.beside("plan")));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void formattingDoesNotChangeThePlan(Fixture fixture) {
    String printed = Printer.print(Exprs.unit(fixture.source().text()));
    SourceFile formatted = new SourceFile(fixture.source().name(), printed);
    assertThat(check(new Fixture(fixture.path(), formatted)).experiment().map(PlanText::of))
        .isEqualTo(Optional.of(fixture.beside("plan")));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void theFileInCanonicalFormStandsBesideItAndHasTheSamePlan(Fixture fixture) {
    String printed = Printer.print(Parser.parse(fixture.source()).unit().orElseThrow());
    assertThat(printed).isEqualTo(fixture.beside("printed"));
    SourceFile canonical = new SourceFile(fixture.toString(), printed);
    assertThat(check(new Fixture(fixture.path(), canonical)).experiment().map(PlanText::of))
        .isEqualTo(Optional.of(fixture.beside("plan")));
  }

  private static Checked check(Fixture fixture) {
    return Checker.check(
        fixture.source(), Optional.ofNullable(fixture.path().getParent()).orElse(Path.of(".")));
  }
}
