package dev.ablate.report.next;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.check.Checked;
import dev.ablate.check.Checker;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.report.Learning;
import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.RunFacts;
import dev.ablate.report.view.Page;
import dev.ablate.report.view.ReproduceView;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The next experiment is a file that the checker takes. */
class NextExperimentTest {
  private static final String FILE =
      """
      # A comment stays.
      model mlp(width = 8) { Linear(width) ReLU Linear(classes) }
      experiment "x" {
        data = Spirals(train = 100, test = 50, classes = 2)
        model = mlp()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr = 0.1)
        epochs = 2
        batch_size = 16
        BODY
      }
      """;

  @Test
  void undecidedRowsGetTheSeedsTheyNeed() {
    String body = "seed in {3, 5}\n  baseline \"a\" {}\n  variant \"b\" { epochs = 3 }";

    ReproduceView next = next(FILE.replace("BODY", body), cell -> 0.5);

    assertThat(next.nextReasons()).singleElement().asString().startsWith("6 seeds a row instead");
    assertThat(next.next()).contains("seed in {3, 5, 6, 7, 8, 9}", "# A comment stays.");
    assertThat(checked(next.next()).cells()).hasSize(12);
  }

  @Test
  void aFileWithoutSeedsGetsSome() {
    ReproduceView next = next(FILE.replace("BODY", "precision in {fp32, bf16}"), cell -> 0.5);

    assertThat(checked(next.next()).cells()).hasSize(10);
  }

  @Test
  void aRangeGoesOnBeyondItsBestEnd() {
    String source =
        FILE.replace("lr = 0.1", "lr in geomspace(0.01, 1, 3)")
            .replace("mlp()", "mlp(width in {16, 8, 4})")
            .replace("BODY", "seed in 1..2");

    ReproduceView next =
        next(
            source,
            cell ->
                cell.settings().model().integer("width")
                    - cell.settings().optimizer().findReal("lr").orElseThrow());

    assertThat(next.nextReasons()).hasSize(2);
    assertThat(next.next())
        .contains("lr in {0.01, 0.1, 1.0, 10.0, 100.0}", "width in {1, 2, 4, 8, 16}");
    assertThat(checked(next.next()).cells()).hasSize(50);
  }

  @Test
  void noRangeLeavesWhatItsParameterAllows() {
    String source =
        FILE.replace("SGD(lr = 0.1)", "SGD(lr = 0.1, momentum in {0.0, 0.4, 0.8})")
            .replace("BODY", "seed in 1..2");

    ReproduceView next =
        next(source, cell -> cell.settings().optimizer().findReal("momentum").orElseThrow());

    assertThat(next.next()).as("less than none").isEmpty();
  }

  @Test
  void onlyTheBestAlternativesRangeGrows() {
    String source =
        FILE.replace(
                "optimizer = SGD(lr = 0.1)",
                "optimizer in {SGD(lr in {1, 2, 3}), Adam(lr in {0.1, 0.2, 0.3})}")
            .replace("BODY", "seed in 1..2");

    ReproduceView next =
        next(source, cell -> cell.settings().optimizer().findReal("lr").orElseThrow());

    assertThat(next.next()).contains("SGD(lr in {1, 2, 3})");
    assertThat(checked(next.next()).cells().size()).isGreaterThan(12);
  }

  @Test
  void nothingOpenIsNoExperiment() {
    String source =
        FILE.replace("lr = 0.1", "lr in {0.1, 0.2, 0.3}").replace("BODY", "seed in 1..2");

    ReproduceView next =
        next(
            source,
            cell -> Math.abs(cell.settings().optimizer().findReal("lr").orElseThrow() - 0.2));

    assertThat(next.next()).isEmpty();
    assertThat(next.nextReasons()).isEmpty();
  }

  private static ReproduceView next(String source, ToDoubleFunction<Cell> loss) {
    Experiment experiment = checked(source);
    List<PlannedTrial> trials = new ArrayList<>();
    Map<String, TrialRecord> records = new HashMap<>();
    for (Cell cell : experiment.cells()) {
      Trial trial = Trial.of(cell);
      Placement place = new Placement(cell.variant(), cell.axes());
      trials.add(new PlannedTrial(trial, trials.size(), List.of(place), OptionalInt.empty()));
      records.put(
          trial.fingerprint(), Learning.byHand(cell.settings().seed(), loss.applyAsDouble(cell)));
    }
    RunFacts facts = new RunFacts("./ablate run x.exp", "./ablate show", "store", 0, Map.of());
    return Page.of(Results.of(new ReportInput(experiment, trials, records, facts))).reproduce();
  }

  private static Experiment checked(String source) {
    Checked checked = Checker.check(new SourceFile("x.exp", source), Path.of("."));
    assertThat(checked.hasErrors()).as("%s\n%s", checked.diagnostics(), source).isFalse();
    return checked.experiment().orElseThrow();
  }
}
