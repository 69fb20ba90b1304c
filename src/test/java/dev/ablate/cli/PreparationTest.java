package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.check.Checker;
import dev.ablate.data.DataException;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PreparationTest {
  private static final String FILE =
      """
      model line { Linear(1) }
      experiment "Rows" {
        data = Csv(train = "rows.csv", target = "y", validation = 2)
        model = line()
        loss = MSELoss()
        optimizer = SGD(lr = 0.1)
        epochs = 1
        batch_size = 2
      }
      """;

  private static final String CHANGED = "is not what it was when the run began";

  private final Path folder;

  PreparationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void dataThatChangedSinceTheRunBeganIsNotTrainedOn() throws IOException {
    Plan plan = plan();
    Trial trial = plan.arrays().get(0).get(0);
    assertThat(preparation().data().of(trial).info()).isEqualTo(trial.data());

    change();
    assertThatThrownBy(() -> preparation().data().of(trial))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Csv(")
        .hasMessageContaining(CHANGED);
  }

  @Test
  void dataThatChangedSinceAWorkerBeganIsNotTrainedOn() throws IOException {
    Plan plan = plan();
    try (TrialTrainer worker = Trainers.WORKERS.of(plan, preparation(), Duration.ZERO).apply(0)) {
      assertThat(worker.device()).isEqualTo("cpu");

      change();
      assertThatThrownBy(() -> worker.tryOut(plan.arrays().get(0)))
          .isInstanceOfSatisfying(
              SweepFailure.class, e -> assertThat(e.kind()).isEqualTo(SweepFailure.Kind.DATA))
          .hasMessageContaining(CHANGED);
    }
  }

  private Plan plan() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n");
    Experiment experiment =
        Checker.check(new SourceFile("rows.exp", FILE), folder).experiment().orElseThrow();
    return new Planner(OptionalInt.empty(), true)
        .plan(experiment, JournalTrialStore.of(folder.resolve("store")));
  }

  private void change() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n6,7\n");
  }

  private Preparation preparation() {
    FileArgument file = new FileArgument();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(file)).parseArgs("rows.exp");
    StringWriter unread = new StringWriter();
    Console console = new Console(new PrintWriter(unread), new PrintWriter(unread), false);
    return new Preparation(new Workspace(folder), file, console, new QuietOption(), "cpu");
  }
}
