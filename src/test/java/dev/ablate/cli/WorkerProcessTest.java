package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The processes of a run as {@code ./ablate} starts it. */
class WorkerProcessTest {
  /** So many that the run cannot end before it hears of the signal. */
  private static final String EPOCHS = "epochs=5000";

  private final LongSweep sweep;

  WorkerProcessTest(@TempDir Path folder) {
    sweep = new LongSweep(folder);
  }

  /** A run in a process group of its own, as a terminal starts it. */
  private Process startAndAwaitCheckpoint() throws Exception {
    ProcessBuilder start =
        JavaProcess.of(
                List.of(),
                Main.class,
                "run",
                "long.exp",
                "--quiet",
                "--set",
                EPOCHS,
                "--checkpoint-every",
                "0s")
            .directory(sweep.folder().toFile());
    // A shell lets what it starts in the background ignore the signal of Ctrl-C.
    start.command().addAll(0, List.of("setsid", "env", "--default-signal=INT,HUP"));
    start.environment().remove("OPT_OUT_TRACKING");
    long before = sweep.checkpoints();
    Process run = start.redirectError(log().toFile()).start();
    while (sweep.checkpoints() == before) {
      assertThat(run.isAlive()).isTrue();
      Thread.sleep(5);
    }
    return run;
  }

  private Path log() {
    return sweep.folder().resolve("log");
  }

  private static ProcessHandle worker(Process run) {
    return run.children().findFirst().orElseThrow();
  }

  private static String of(long process, String file) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(process), file));
  }

  /** Of a terminal that closes, a run may hear more than once. */
  @ParameterizedTest
  @CsvSource({"-INT, Ctrl-C again stops at once", "-HUP -HUP, as the terminal was closed"})
  void trainsInAnotherProcessAndStopsAtCtrlCAndWithItsTerminal(String signals, String said)
      throws Exception {
    Process run = startAndAwaitCheckpoint();
    ProcessHandle worker = worker(run);
    assertThat(of(run.pid(), "maps")).contains("libjvm").doesNotContain("libtorch");
    assertThat(of(worker.pid(), "maps")).contains("libtorch");
    assertThat(of(worker.pid(), "environ")).contains("OPT_OUT_TRACKING=true\0");
    for (String signal : signals.split(" ")) {
      String[] kill = {"kill", signal, "--", "-" + run.pid()};
      assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    }
    assertThat(run.waitFor()).isEqualTo(Exit.INTERRUPTED);
    assertThat(log()).content().containsOnlyOnce("Stopping after the running chunk").contains(said);
    assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(20));
    TestConsole console = new TestConsole(sweep.folder());
    assertThat(console.run("plan", "long.exp", "--set", EPOCHS)).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains("of them with a checkpoint to go on from")
        .containsPattern("new, checkpoint at update \\d+ of [0-9,]+ ");
    assertThat(sweep.journals()).noneMatch(journal -> journal.contains("{\"warned\":"));
  }
}
