package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --calibrate}: steps are made, and nothing is kept of them. */
class CalibrateTest {
  private static final String FILE =
      """
      model mlp { Flatten Linear(4) ReLU Linear(classes) }
      experiment "Tiny" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8)
        model = mlp()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr in {0.1, 0.2})
        epochs = 100
        batch_size = 16
        seed in 1..2
      }
      """;

  private final Path folder;
  private final TestConsole console;

  CalibrateTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("tiny.exp"), FILE);
  }

  @Test
  void predictsTimeAndMemoryOfEveryProgramAndKeepsNothing() throws IOException {
    assertThat(console.run("plan", "tiny.exp", "--calibrate", "--json", "--array", "2"))
        .isEqualTo(Exit.OK);
    JsonNode plan = new ObjectMapper().readTree(console.out());
    JsonNode program = plan.get("calibration").get("programs").get(0);
    assertThat(plan.get("calibration").get("programs")).hasSize(1);
    assertThat(program.get("trial")).isEqualTo(plan.get("trials").get(0).get("id"));
    assertThat(program.get("arrays").intValue()).isEqualTo(2);
    assertThat(program.get("width").intValue()).isEqualTo(2);
    assertThat(program.get("bytes").longValue()).isPositive();
    assertThat(program.get("seconds").doubleValue()).isPositive().isEqualTo(predicted(program));
    assertThat(plan.get("calibration").get("seconds")).isEqualTo(program.get("seconds"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("tiny.exp"));
    }
  }

  /** 36 rows are left for training: 3 updates in each of 100 epochs. */
  private static double predicted(JsonNode program) {
    double epoch =
        3 * program.get("update_seconds").doubleValue()
            + program.get("validation_seconds").doubleValue();
    double array = 100 * epoch + program.get("test_seconds").doubleValue();
    return array + array;
  }

  @Test
  void findsAnOpenBatchSizeFirst() {
    assertThat(
            console.run("plan", "tiny.exp", "--calibrate", "--set", "batch_size=auto", "--quiet"))
        .isEqualTo(Exit.OK);
    List<String> lines = console.out().lines().toList();
    assertThat(lines.get(5)).matches("about \\S+ on cpu if no trial ends early, at most .* in use");
    assertThat(lines.get(6))
        .matches("  782 parameters, batch_size 32, 1 array of 4 trials: .* an update, .*");
  }

  @Test
  void refusesADeviceThatIsNotThere() {
    assertThat(console.run("plan", "tiny.exp", "--calibrate", "--device", "cuda:7"))
        .isEqualTo(Exit.MACHINE);
    assertThat(console.err()).contains("cuda:7").doesNotContain("Exception");
  }
}
