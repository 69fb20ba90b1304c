package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes at once. */
class JobsTest {
  private static final String FILE =
      """
      model mlp { Flatten Linear(8) ReLU Dropout(0.2) Linear(classes) }
      model cnn { Conv2d(3, 3) BatchNorm2d ReLU Flatten Linear(classes) }
      experiment "Jobs" {
        data = Shapes(train = 90, test = 20, classes = 2, size = 8, validation = 20)
        model in {mlp, cnn}
        loss = CrossEntropyLoss()
        optimizer = SGD(lr in {0.1, 0.01}, momentum = 0.9)
        epochs in {2, 4}
        batch_size = 16
      }
      """;

  @TempDir private Path folder;

  private Path run(String name, Trainers trainers, String jobs) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Files.writeString(own.resolve("jobs.exp"), FILE);
    TestConsole console = new TestConsole(own, trainers);
    int exitCode = console.run("run", "jobs.exp", "--array", "2", "--jobs", jobs);
    assertThat(exitCode).as(console.err()).isEqualTo(Exit.OK);
    return own;
  }

  @Test
  void giveTheNumbersOfOne() throws IOException {
    StoredResults one = StoredResults.of(run("one", TestConsole.HERE, "1"), "jobs.exp");
    StoredResults two = StoredResults.of(run("two", Trainers.WORKERS, "2"), "jobs.exp");
    assertThat(two).isEqualTo(one);
    assertThat(two.weights()).hasSize(8);
  }

  @Test
  void areAtLeastOne() {
    TestConsole console = new TestConsole(folder);
    assertThat(console.run("run", "jobs.exp", "--jobs", "0")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("'0' must be a whole number >= 1");
  }
}
