package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A sweep whose process is killed at random times until it completes between two of them. */
public final class KilledSweep {
  private static final int EPOCHS = 30;

  private final Path folder;
  private final SmallSweep.Results expected;
  private final long milliseconds;
  private final List<String> problems = new ArrayList<>();
  private int kills;

  /** Runs the sweep undisturbed. */
  public KilledSweep(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    SmallSweep quiet = SmallSweep.in(Files.createDirectories(folder.resolve("quiet")), EPOCHS);
    long start = System.nanoTime();
    quiet.start().waitFor();
    milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    expected = quiet.results();
  }

  /** How often a run was killed. */
  public int kills() {
    return kills;
  }

  /** Kills its runs, and lets the last one complete; gives what was wrong. */
  public List<String> problems(long seed) throws IOException, InterruptedException {
    problems.clear();
    SmallSweep sweep = SmallSweep.in(Files.createDirectories(folder.resolve("s" + seed)), EPOCHS);
    Random random = new Random(seed);
    boolean running = true;
    while (running) {
      Map<String, JsonNode> before = sweep.done();
      Process run = sweep.start();
      running = !run.waitFor(random.nextLong(milliseconds), TimeUnit.MILLISECONDS);
      run.destroyForcibly().waitFor();
      kills += running ? 1 : 0;
      Map<String, JsonNode> after = sweep.done();
      expect(
          before.entrySet().stream().allMatch(e -> e.getValue().equals(after.get(e.getKey()))),
          "lost a trial or trained it twice");
      expect(running || run.exitValue() == SmallSweep.OK, "ended with " + run.exitValue());
    }
    SmallSweep.Results results = sweep.results();
    expect(results.equals(expected), "has other results: " + results);
    expect(sweep.verify() == SmallSweep.OK, "is not sound: " + sweep.out());
    return problems.stream().map(problem -> "seed " + seed + ": " + problem).toList();
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
