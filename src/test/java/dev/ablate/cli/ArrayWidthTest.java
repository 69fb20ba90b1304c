package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many trials are trained at once: what a run finds, and what plans say of it. */
class ArrayWidthTest {
  /** Six trials that would take hours, if their rates did not make them diverge at once. */
  private static final String FILE =
      """
      model mlp(width = 4) { Flatten Linear(width) ReLU Linear(classes) }
      experiment "Wild" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8)
        model = mlp()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr in {1e30, 2e30, 3e30})
        epochs = 10000000
        batch_size = 16
        seed in 1..2
      }
      """;

  private static final String MEASURED =
      "at most (1|2|4|64) trials? in an array, measured 20\\d\\d-\\d\\d-\\d\\d on cpu: 1 → [\\d,]+,"
          + " 2 → [\\d,]+, 4 → [\\d,]+(, 6 → [\\d,]+)? updates/s, .+B of memory(; more were not"
          + " measured)?";

  private static final String NOT_YET =
      ", not measured yet: a run does so first, where that takes 1 % of its time at most";

  private final Path folder;
  private final TestConsole console;

  ArrayWidthTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @BeforeEach
  void write() throws IOException {
    write(FILE);
  }

  private void write(String file) throws IOException {
    Files.writeString(folder.resolve("wild.exp"), file);
  }

  /** What a plan says of widths. */
  private String plan(String... options) {
    assertThat(run("plan", options)).isEqualTo(Exit.OK);
    return console.out().lines().filter(line -> line.contains("in an array")).findFirst().get();
  }

  private int run(String command, String... options) {
    return console.run(
        Stream.concat(Stream.of(command, "wild.exp"), Stream.of(options)).toArray(String[]::new));
  }

  private List<String> kept() throws IOException {
    return Files.readAllLines(folder.resolve(".ablate/ablate.widths.jsonl"));
  }

  @Test
  void aRunMeasuresOnceAndPlansSayWhatItFound() throws IOException {
    assertThat(plan()).isEqualTo("at most 64 trials in an array" + NOT_YET);
    run("run", "--quiet");
    assertThat(kept()).hasSize(1);
    write(FILE.replace("3e30", "3e30, 4e30"));
    assertThat(plan()).matches(MEASURED);
    assertThat(plan("--device", "cpu")).matches(MEASURED);
    assertThat(plan("--array", "2")).isEqualTo("at most 2 trials in an array, as --array says");
    assertThat(plan("--device", "cuda")).endsWith(NOT_YET);
    run("run", "--quiet");
    assertThat(kept()).hasSize(1);
  }

  @Test
  void unmeasuredNetworksThatLeaveNoRoomInTheCachesAreNarrow() throws IOException {
    write(FILE.replace("width = 4", "width = 2400")); // half a million parameters
    assertThat(plan()).startsWith("at most 4 trials in an array");
    write(FILE.replace("Flatten", "Conv2d(3, 1) Flatten").replace("width = 4", "width = 2400"));
    assertThat(plan())
        .isEqualTo(
            "at most 1 trial in an array; on a CPU this is not measured, as image networks of this"
                + " size gain nothing in arrays");
    assertThat(plan("--device", "cuda"))
        .startsWith("at most 16 trials in an array" + NOT_YET + "; convolutions not timed yet");
  }

  @Test
  void whereARunMeasuresNothingThePlanSaysWhy() throws IOException {
    String rule = "at most 64 trials in an array by rule of thumb: ";
    String tooShort = rule + "training is too short to measure what is best";
    write(FILE.replace("10000000", "10"));
    assertThat(plan()).isEqualTo(tooShort);
    run("run", "--quiet");
    assertThat(folder.resolve(".ablate/ablate.widths.jsonl")).doesNotExist();
    write(FILE.replace("10000000", "10").replace("3e30", "3e30, 4e30"));
    assertThat(plan()).isEqualTo(tooShort);
    assertThat(plan("--set", "batch_size=auto"))
        .isEqualTo("at most 64 trials in an array, not measured yet, nor is the batch size");
    write(FILE.replace("lr in {1e30, 2e30, 3e30}", "lr = 1e30").replace("in 1..2", "= 1"));
    assertThat(plan()).isEqualTo(rule + "with one trial there is nothing to measure");
    write(FILE.replace("Flatten", "Conv2d(3, 1) Flatten").replace("10000000", "10"));
    assertThat(plan("--device", "cuda"))
        .endsWith("; convolutions by rule of thumb, as training is too short to time them");
    write(FILE.replace("ReLU", "BatchNorm1d ReLU"));
    assertThat(plan("--device", "cuda")).endsWith(NOT_YET);
  }

  @Test
  void calibratingMeasuresAsWellAndKeepsNothing() {
    assertThat(plan("--calibrate", "--quiet")).matches(MEASURED);
    assertThat(folder.resolve(".ablate")).doesNotExist();
  }

  @Test
  void whatTheUserSaysIsNotMeasured() {
    run("run", "--quiet", "--array", "3");
    assertThat(folder.resolve(".ablate/ablate.widths.jsonl")).doesNotExist();
  }

  @Test
  void aClockDoesNotSayWhatLastBitsDependOn() throws IOException {
    write(FILE.replace("ReLU", "BatchNorm1d ReLU"));
    assertThat(plan()).startsWith("at most 64 trials in an array; on a CPU this is not measured");
    run("run", "--quiet");
    assertThat(folder.resolve(".ablate/ablate.widths.jsonl")).doesNotExist();
  }

  @Test
  void programsHaveALineEachWhereTheirWidthsDiffer() throws IOException {
    write(
        FILE.replace("seed in 1..2", "baseline \"mlp\" {} variant \"cnn\" { model = cnn() }")
            + "model cnn() { Conv2d(2, 3) Flatten Linear(classes) }");
    run("plan");
    assertThat(console.out())
        .contains(
            "  782 parameters, batch_size 16: at most 64 trials in an array" + NOT_YET,
            "  202 parameters, batch_size 16: at most 16 trials in an array" + NOT_YET);
  }
}
