package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.JavaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is killed again and again ends as one that never was, bit for bit. */
class KilledSweepTest {
  private static final String FILE =
      """
      model mlp { Flatten Linear(16) BatchNorm1d ReLU Dropout(0.2) Linear(classes) }
      model cnn { Conv2d(3, 3) BatchNorm2d ReLU Flatten Linear(classes) }
      experiment "Long" {
        data = Shapes(train = 90, test = 20, classes = 2, size = 8, validation = 20)
        model in {mlp, cnn}
        loss = CrossEntropyLoss()
        optimizer in {Adam(lr = 0.01), SGD(lr = 0.1, momentum = 0.9)}
        schedule = ReduceLROnPlateau(patience = 2)
        epochs = 16
        batch_size = 16
      }
      """;

  private final Path quiet;
  private final Path troubled;

  KilledSweepTest(@TempDir Path folder) {
    quiet = folder.resolve("quiet");
    troubled = folder.resolve("troubled");
  }

  @BeforeEach
  void write() throws IOException {
    for (Path folder : List.of(quiet, troubled)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("long.exp"), FILE);
    }
  }

  @Test
  void endsAsIfItHadNotBeenKilled() throws Exception {
    assertThat(new TestConsole(quiet).run("run", "long.exp")).isEqualTo(Exit.OK);
    Random random = new Random(6);
    List<Integer> ends = new ArrayList<>();
    ends.add(runUntil(checkpoints(random), Process::destroyForcibly));
    ends.add(runUntil(checkpoints(random), Process::destroy));
    ends.add(runUntil(checkpoints(random), Process::destroyForcibly));
    assertThat(ends).containsExactly(137, Exit.INTERRUPTED, 137);
    TestConsole console = new TestConsole(troubled);
    assertThat(console.run("plan", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).containsPattern("\\n[1-4] of them with a checkpoint to go on from\n");
    assertThat(console.run("run", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).containsPattern("[1-4] of them with a checkpoint to go on from");
    StoredResults results = StoredResults.of(troubled, "long.exp");
    assertThat(results).isEqualTo(StoredResults.of(quiet, "long.exp"));
    assertThat(results.weights()).hasSize(4);
    assertThat(journals(troubled)).anyMatch(journal -> journal.contains("\"from\":{\"epochs\":"));
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
    assertThat(troubled.resolve(".ablate/ablate.checkpoints")).isEmptyDirectory();
  }

  private static int checkpoints(Random random) {
    return 1 + random.nextInt(12);
  }

  /** How a run is ended. */
  private interface End {
    void of(Process process);
  }

  /** Runs the sweep until it has written so many checkpoints more, ends it, gives its exit code. */
  private int runUntil(int checkpoints, End end) throws Exception {
    long before = checkpoints();
    Process run =
        JavaProcess.of(
                List.of("-DOPT_OUT_TRACKING=true"),
                Main.class,
                "run",
                "long.exp",
                "--quiet",
                "--checkpoint-every",
                "0s")
            .directory(troubled.toFile())
            .start();
    while (checkpoints() < before + checkpoints) {
      assertThat(run.isAlive()).isTrue();
      Thread.sleep(5);
    }
    assertReadersWorkAndAnotherRunDoesNot(run.pid());
    end.of(run);
    int exitCode = run.waitFor();
    assertNothingRuns();
    return exitCode;
  }

  private void assertNothingRuns() throws IOException {
    for (String command : List.of("trials", "plan")) {
      TestConsole console = new TestConsole(troubled);
      assertThat(console.run(command, "long.exp", "--json")).isEqualTo(Exit.OK);
      assertThat(new ObjectMapper().readTree(console.out()).findValuesAsText("state"))
          .hasSize(4)
          .contains("new")
          .doesNotContain("running");
    }
  }

  private void assertReadersWorkAndAnotherRunDoesNot(long owner) {
    TestConsole console = new TestConsole(troubled);
    assertThat(console.run("trials", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("running");
    assertThat(console.run("plan", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("run", "long.exp")).isEqualTo(Exit.MACHINE);
    assertThat(console.err()).contains("in use by process " + owner + " on ");
  }

  private long checkpoints() {
    return journals(troubled).stream()
        .flatMap(String::lines)
        .filter(line -> line.contains("{\"checkpoint\":"))
        .count();
  }

  private static List<String> journals(Path folder) {
    Path journals = folder.resolve(".ablate/ablate.journals");
    if (!Files.isDirectory(journals)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journals)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
