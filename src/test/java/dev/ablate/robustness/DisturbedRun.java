package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A sweep that something happened to while it ran, and that is run again undisturbed. */
final class DisturbedRun {
  private static final Pattern DONE = Pattern.compile("(?m)^(\\w+) done: ");

  /** The exit codes of runs that say what is wrong with a file. */
  private static final Set<Integer> EXPLAINED = Set.of(SmallSweep.FILE_ERRORS, SmallSweep.MACHINE);

  private final SmallSweep sweep;
  private final SmallSweep.Results expected;
  private final List<String> problems = new ArrayList<>();
  private int exitCode;
  private String said = "";

  /**
   * A run to come.
   *
   * @param expected the results of a sweep that nothing happens to
   */
  DisturbedRun(SmallSweep sweep, SmallSweep.Results expected) {
    this.sweep = sweep;
    this.expected = expected;
  }

  /** Something that happens while a sweep runs. */
  interface Disturbance {
    void end() throws IOException;
  }

  /** What the disturbed run ended with. */
  int exitCode() {
    return exitCode;
  }

  /** What was not as it is to be. */
  List<String> problems() {
    return problems;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }

  /** Runs while something happens, which is then ended, and again. */
  void run(Disturbance disturbance) throws IOException {
    exitCode = sweep.run();
    disturbance.end();
    said = sweep.err();
    boolean explained = EXPLAINED.contains(exitCode) && said.contains("ablate: ");
    expect(exitCode == SmallSweep.OK || explained, "ended with " + exitCode + ": " + said);
    expect(!said.contains("\tat ") && !said.contains("bug"), "gave no reason: " + said);
    runAgain();
  }

  private void runAgain() throws IOException {
    Map<String, JsonNode> before = sweep.done();
    DONE.matcher(said)
        .results()
        .map(end -> end.group(1))
        .forEach(id -> expect(before.containsKey(id), "lost trial " + id + ", which was done"));
    expect(sweep.run() == SmallSweep.OK, "is not completed by the next run: " + sweep.err());
    Map<String, JsonNode> after = sweep.done();
    before.forEach((id, trial) -> expect(trial.equals(after.get(id)), "trained again: " + id));
    SmallSweep.Results results = sweep.results();
    expect(results.trials().equals(expected.trials()), "has other numbers: " + results.trials());
    Map<String, String> weights = results.weights();
    expect(expected.weights().entrySet().containsAll(weights.entrySet()), "has other weights");
    expect(
        weights.size() == expected.weights().size() || said.contains("cannot write weights"),
        "has lost weights and not said so");
    expect(sweep.verify() == SmallSweep.OK, "has a damaged store: " + sweep.out());
  }
}
