package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.robustness.disk.FaultyFileSystemProvider;
import dev.ablate.robustness.disk.FileFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A sweep with one fault in its files, run again without. */
final class FileFaultRun {
  private static final Pattern DONE = Pattern.compile("(?m)^(\\w+) done: ");

  /** The exit codes of runs that say what is wrong with a file. */
  private static final Set<Integer> EXPLAINED = Set.of(SmallSweep.FILE_ERRORS, SmallSweep.MACHINE);

  private final SmallSweep sweep;
  private final SmallSweep.Results expected;
  private final List<String> problems = new ArrayList<>();
  private int exitCode;
  private long operations;
  private String said = "";
  private String place = "";

  private FileFaultRun(SmallSweep sweep, SmallSweep.Results expected) {
    this.sweep = sweep;
    this.expected = expected;
  }

  /**
   * Runs a sweep twice.
   *
   * @param folder an empty one
   * @param at the operation that fails, from 1
   * @param expected the results of a sweep without faults
   */
  static FileFaultRun of(Path folder, FileFault.Kind kind, long at, SmallSweep.Results expected)
      throws IOException {
    FileFaultRun run = new FileFaultRun(SmallSweep.in(folder), expected);
    run.runWith(kind, at);
    run.runAgain();
    return run;
  }

  /** What the run with the fault ended with. */
  int exitCode() {
    return exitCode;
  }

  /** How many operations there were that the fault could have met. */
  long operations() {
    return operations;
  }

  /** Which operation failed. */
  String place() {
    return place;
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

  private void runWith(FileFault.Kind kind, long at) {
    FileFault fault = FaultyFileSystemProvider.here();
    fault.begin(sweep.folder(), kind, at);
    exitCode = sweep.run();
    operations = fault.end();
    place = fault.place();
    said = sweep.err();
    boolean explained = EXPLAINED.contains(exitCode) && said.contains("ablate: ");
    expect(exitCode == SmallSweep.OK || explained, "ended with " + exitCode + ": " + said);
    expect(!said.contains("\tat ") && !said.contains("bug"), "gave no reason: " + said);
  }

  private void runAgain() throws IOException {
    Map<String, JsonNode> before = done();
    DONE.matcher(said)
        .results()
        .map(end -> end.group(1))
        .forEach(id -> expect(before.containsKey(id), "lost trial " + id + ", which was done"));
    expect(sweep.run() == SmallSweep.OK, "is not completed by the next run: " + sweep.err());
    Map<String, JsonNode> after = done();
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

  /** The trials that are done, by id, with when that was and in how many attempts. */
  private Map<String, JsonNode> done() throws IOException {
    Map<String, JsonNode> done = new LinkedHashMap<>();
    for (JsonNode trial : sweep.trials()) {
      if (trial.get("state").textValue().equals("done")) {
        done.put(trial.get("id").textValue(), trial);
      }
    }
    return done;
  }
}
