package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.check.Checker;
import dev.ablate.data.DataException;
import dev.ablate.experiment.Cell;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private final Path folder;

  PreparationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void dataThatChangedSinceTheRunBeganIsNotTrainedOn() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n6,6\n");
    Cell cell =
        Checker.check(new SourceFile("rows.exp", FILE), folder)
            .experiment()
            .orElseThrow()
            .cells()
            .get(0);
    Trial trial = Trial.of(cell);
    assertThat(preparation().data(trial).info()).isEqualTo(trial.data());

    Files.writeString(folder.resolve("rows.csv"), "x,y\n1,1\n2,2\n3,3\n4,4\n5,5\n6,7\n");
    assertThatThrownBy(() -> preparation().data(trial))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Csv(")
        .hasMessageContaining("is not what it was when the run began");
  }

  private Preparation preparation() {
    FileArgument file = new FileArgument();
    new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(file)).parseArgs("rows.exp");
    StringWriter unread = new StringWriter();
    Console console = new Console(new PrintWriter(unread), new PrintWriter(unread), false);
    return new Preparation(new Workspace(folder), file, console, new QuietOption(), "cpu");
  }
}
