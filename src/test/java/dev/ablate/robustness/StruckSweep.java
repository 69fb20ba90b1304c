package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A sweep whose worker processes are killed, stopped and crashed at random times. Trials that have
 * lost as many workers as {@code retries} allow have failed with that; the next run tries them
 * again, until one completes.
 */
public final class StruckSweep {
  private static final int EPOCHS = 30;
  private static final int MOST_STRIKES = 8;
  private static final int MOST_JOBS = 2;

  /** All is done, trials have failed, or workers were lost before they could train anything. */
  private static final Set<Integer> EXIT_CODES =
      Set.of(SmallSweep.OK, SmallSweep.TRIALS_FAILED, SmallSweep.MACHINE);

  private final Path folder;
  private final SmallSweep.Results expected;
  private final Duration work;
  private final List<String> problems = new ArrayList<>();
  private final Map<Strike, Integer> strikes = new TreeMap<>();
  private final Map<String, Integer> ends = new TreeMap<>();

  /** Runs the sweep undisturbed. */
  public StruckSweep(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    SmallSweep quiet = SmallSweep.in(Files.createDirectories(folder.resolve("quiet")), EPOCHS);
    work = new StruckRun(quiet).work();
    expected = quiet.results();
  }

  /** How often workers were struck. */
  public int strikes() {
    return strikes.values().stream().mapToInt(count -> count).sum();
  }

  /** With what they were struck, and what the runs said and ended with. */
  public String counts() {
    return strikes + " " + ends;
  }

  /** Strikes its workers, and lets the last run complete; gives what was wrong. */
  public List<String> problems(long seed) throws IOException, InterruptedException {
    problems.clear();
    SmallSweep sweep = SmallSweep.in(Files.createDirectories(folder.resolve("s" + seed)), EPOCHS);
    SplittableRandom random = new SplittableRandom(seed);
    int exitCode = run(sweep, random);
    while (problems.isEmpty() && exitCode != SmallSweep.OK) {
      exitCode = run(sweep, random);
    }
    SmallSweep.Results results = sweep.results();
    expect(results.equals(expected), "has other results: " + results);
    expect(sweep.verify() == SmallSweep.OK, "is not sound: " + sweep.out());
    for (String journal : sweep.journals().values()) {
      List<String> found = JournaledAttempts.of(journal).problems();
      expect(found.isEmpty(), found + " in " + journal);
    }
    return problems.stream().map(problem -> "seed " + seed + ": " + problem).toList();
  }

  private int run(SmallSweep sweep, SplittableRandom random)
      throws IOException, InterruptedException {
    Map<String, JsonNode> before = sweep.done();
    String jobs = Integer.toString(1 + random.nextInt(MOST_JOBS));
    StruckRun run = new StruckRun(sweep, "--retry-failed", "--jobs", jobs);
    run.strike(1 + random.nextInt(MOST_STRIKES), work, random);
    int exitCode = run.exitCode();
    problems.addAll(run.problems());
    expect(EXIT_CODES.contains(exitCode), "ended with " + exitCode);
    run.strikes().forEach(strike -> strikes.merge(strike, 1, Integer::sum));
    ends.merge("exit code " + exitCode, 1, Integer::sum);
    ends.merge("losses said", run.losses(), Integer::sum);
    Map<String, JsonNode> after = sweep.done();
    expect(
        before.entrySet().stream().allMatch(e -> e.getValue().equals(after.get(e.getKey()))),
        "lost a trial or trained it twice");
    return exitCode;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
