package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.check.Checker;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.store.RunStore;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialStore;
import dev.ablate.trial.TrialWatcher;
import dev.ablate.trial.Unheard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, planned and run into a store on the disk, and changed, and run again. */
class StoredRunTest {
  private static final String FILE =
      """
      model mlp(width = 8) { Linear(width) ReLU Linear(classes) }
      experiment "Rates" {
        data       = Csv(train = "a.csv", target = "t", validation = 0.25)
        model      = mlp(width in {4, 8})
        loss       = CrossEntropyLoss()
        epochs     = 2
        batch_size = 4
        seed       in 1..2
        baseline "SGD"  { optimizer = SGD(lr in {0.1, 1}) }
        variant  "AdamW" { optimizer = AdamW(lr = 0.1) }
      }
      """;

  private Path folder;

  @BeforeEach
  void writeData(@TempDir Path temporary) throws IOException {
    folder = temporary;
    StringBuilder rows = new StringBuilder("x,y,t\n");
    for (int row = 0; row < 16; row++) {
      rows.append(row).append(',').append(row * row % 7).append(',').append(row % 2).append('\n');
    }
    Files.writeString(folder.resolve("a.csv"), rows);
    Files.writeString(folder.resolve("b.csv"), rows);
    Files.writeString(folder.resolve("c.csv"), rows.append("1,1,1\n"));
  }

  private Plan plan(String file) {
    try (TrialStore store = JournalTrialStore.of(folder.resolve("store/ablate"))) {
      return plan(file, store);
    }
  }

  private Plan plan(String file, TrialStore store) {
    var checked = Checker.check(new SourceFile("rates.exp", file), folder);
    Experiment experiment =
        checked.experiment().orElseThrow(() -> new AssertionError(checked.diagnostics()));
    return new Planner(OptionalInt.empty(), false).plan(experiment, store);
  }

  private RunSummary run(String file) {
    return run(file, new Unheard());
  }

  private RunSummary run(String file, TrialWatcher watcher) {
    try (RunStore store = RunStore.open(folder.resolve("store/ablate"))) {
      return new Runner(List.of(new PretendTrainer()), store, watcher, String::valueOf)
          .run(plan(file, store));
    }
  }

  @Test
  void planningCreatesNoStore() {
    assertThat(plan(FILE).counts()).isEqualTo(new Plan.Counts(12, 0, 0, 0, 0, 12));
    assertThat(folder.resolve("store")).doesNotExist();
  }

  @Test
  void putsOneNetworkIntoOneArrayWhateverItsOptimizer() {
    Plan plan = plan(FILE);
    assertThat(plan.trials())
        .extracting(trial -> trial.trial().settings().model().integer("width") / 4 - 1)
        .isEqualTo(plan.trials().stream().map(t -> t.array().getAsInt()).toList());
  }

  @Test
  void doesNotTrainAgain() {
    assertThat(run(FILE)).isEqualTo(new RunSummary(12, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(plan(FILE).counts()).isEqualTo(new Plan.Counts(12, 0, 0, 12, 0, 0));
    assertThat(run(FILE)).isEqualTo(new RunSummary(0, 0, 0, 0, RunSummary.End.COMPLETE));
  }

  @Test
  void measuresOnceWhatWasNotAskedForBefore() {
    run(FILE);
    String more = FILE.replace("epochs ", "metrics = [f1]  epochs ");
    assertThat(plan(more).toMeasure()).hasSize(12);
    assertThat(run(more)).isEqualTo(new RunSummary(0, 0, 0, 0, RunSummary.End.COMPLETE));
    Plan plan = plan(more);
    assertThat(plan.toMeasure()).isEmpty();
    assertThat(plan.records().values())
        .allSatisfy(record -> assertThat(record.metrics()).containsEntry("val_f1", 0.5))
        .noneSatisfy(record -> assertThat(record.metrics()).containsEntry("val_loss", -1.0));
  }

  @Test
  void measuresNoMoreThanItsRunningTrialOnceAskedToStop() {
    run(FILE);
    String more = FILE.replace("epochs ", "metrics = [f1]  epochs ");
    Watcher watcher = new Watcher();
    watcher.patience = 5;
    assertThat(run(more, watcher))
        .isEqualTo(new RunSummary(0, 0, 0, 7, RunSummary.End.INTERRUPTED));
    assertThat(plan(more).toMeasure()).hasSize(7);
    assertThat(run(more)).isEqualTo(new RunSummary(0, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(plan(more).toMeasure()).isEmpty();
  }

  /** A run may be killed before its first epoch ends. */
  @Test
  void aCheckpointIsThereAtTheNextStopOfTrainingThoughNothingElseHappens() {
    Path path = folder.resolve("store/ablate");
    try (RunStore store = RunStore.open(path)) {
      Plan plan = plan(FILE, store);
      Trial trial = plan.arrays().get(0).get(0);
      RunningTrials trials = new RunningTrials(plan, store, new Unheard());
      trials.reached(
          trial,
          new TrainingState(Map.of(), new TrialEvent.Reached(0, 3), 3, List.of(), List.of()));
      assertThat(trials.stopRequested()).isFalse();
      TrialRecord record = JournalTrialStore.of(path).find(trial.fingerprint()).orElseThrow();
      assertThat(record.states()).extracting(StoredState::update).containsExactly(3L);
    }
  }

  @Test
  void trainsOnlyWhatAChangeMakesNew() {
    run(FILE);
    assertThat(plan(FILE.replace("1..2", "1..3")).counts().toRun()).isEqualTo(6);
    assertThat(plan(FILE.replace("{0.1, 1}", "{0.1, 1, 10}")).counts().toRun()).isEqualTo(4);
    assertThat(plan(FILE.replace("epochs     = 2", "epochs = 3")).counts().toRun()).isEqualTo(12);
    assertThat(plan(FILE.replace("a.csv", "c.csv")).counts().toRun()).isEqualTo(12);
  }

  @Test
  void knowsTrialsAgainBehindOtherNamesAndSpellings() {
    run(FILE);
    assertThat(plan("# a comment\n" + FILE.replace("\"AdamW\"", "\"decay\"")).counts().toRun())
        .isZero();
    assertThat(plan(FILE.replace("mlp", "net")).counts().toRun()).isZero();
    assertThat(plan(FILE.replace("a.csv", "b.csv")).counts().toRun()).isZero();
    assertThat(plan(FILE.replace("{0.1, 1}", "{1.0, 1e-1}")).counts().toRun()).isZero();
    assertThat(plan(FILE.replace("AdamW(lr = 0.1)", "AdamW(0.1, eps = 1e-8)")).counts().toRun())
        .isZero();
  }
}
