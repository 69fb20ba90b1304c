package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep that is killed again and again ends as one that never was, bit for bit. */
class KilledSweepTest {
  private final LongSweep quiet;
  private final LongSweep troubled;

  KilledSweepTest(@TempDir Path folder) throws IOException {
    quiet = new LongSweep(folder.resolve("quiet"));
    troubled = new LongSweep(folder.resolve("troubled"));
  }

  @Test
  void endsAsIfItHadNotBeenKilled() throws Exception {
    assertThat(new TestConsole(quiet.folder()).run("run", "long.exp")).isEqualTo(Exit.OK);
    Random random = new Random(6);
    List<Integer> ends = new ArrayList<>();
    ends.add(runUntil(checkpoints(random), Process::destroyForcibly));
    ends.add(runUntil(checkpoints(random), Process::destroy));
    ends.add(runUntil(checkpoints(random), Process::destroyForcibly));
    assertThat(ends).containsExactly(137, Exit.INTERRUPTED, 137);
    TestConsole console = new TestConsole(troubled.folder());
    assertThat(console.run("plan", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).containsPattern("\\n[1-4] of them with a checkpoint to go on from\n");
    assertThat(console.run("run", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).containsPattern("[1-4] of them with a checkpoint to go on from");
    assertThat(troubled.results()).isEqualTo(quiet.results());
    assertThat(troubled.results().weights()).hasSize(4);
    assertThat(troubled.journals()).anyMatch(journal -> journal.contains("\"from\":{\"epochs\":"));
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
    assertThat(troubled.folder().resolve(".ablate/ablate.checkpoints")).isEmptyDirectory();
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
    long before = troubled.checkpoints();
    Process run =
        JavaProcess.of(
                List.of("-DOPT_OUT_TRACKING=true"),
                Main.class,
                "run",
                "long.exp",
                "--quiet",
                "--checkpoint-every",
                "0s")
            .directory(troubled.folder().toFile())
            .start();
    while (troubled.checkpoints() < before + checkpoints) {
      assertThat(run.isAlive()).isTrue();
      Thread.sleep(5);
    }
    assertReadersWorkAndAnotherRunDoesNot(run.pid());
    ProcessHandle worker = run.children().findFirst().orElseThrow();
    end.of(run);
    int exitCode = run.waitFor();
    assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(20));
    assertNothingRuns();
    return exitCode;
  }

  private void assertNothingRuns() throws IOException {
    for (String command : List.of("trials", "plan")) {
      TestConsole console = new TestConsole(troubled.folder());
      assertThat(console.run(command, "long.exp", "--json")).isEqualTo(Exit.OK);
      assertThat(new ObjectMapper().readTree(console.out()).findValuesAsText("state"))
          .hasSize(4)
          .contains("new")
          .doesNotContain("running");
    }
  }

  private void assertReadersWorkAndAnotherRunDoesNot(long owner) {
    TestConsole console = new TestConsole(troubled.folder());
    assertThat(console.run("trials", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("running");
    assertThat(console.run("plan", "long.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("run", "long.exp")).isEqualTo(Exit.MACHINE);
    assertThat(console.err()).contains("in use by process " + owner + " on ");
  }
}
