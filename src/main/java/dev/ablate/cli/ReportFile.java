package dev.ablate.cli;

import dev.ablate.report.ReportWriter;
import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.RunFacts;
import dev.ablate.sweep.Plan;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.Versions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The report of an experiment file.
 *
 * @param command what runs the experiment
 * @param show what shows a trial whose id follows
 * @param store where trials are kept
 * @param target where the report is written
 * @param dropped how many stored trials are no longer in the file
 */
record ReportFile(String command, String show, Path store, Path target, long dropped) {

  /** What the report is made of. */
  ReportInput input(Plan plan, Map<String, TrialRecord> records) {
    RunFacts facts = new RunFacts(command, show, store.toString(), dropped, environment());
    return new ReportInput(plan.experiment(), plan.trials(), records, facts);
  }

  /**
   * Writes the page.
   *
   * @param writer may have written it before: it holds what pages have in common
   * @throws StoreException where it cannot be written
   */
  void write(ReportWriter writer, Plan plan, Map<String, TrialRecord> records) {
    try {
      writer.write(input(plan, records), target);
    } catch (IOException e) {
      throw StoreException.of("cannot write report " + target, e);
    }
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>(Versions.all());
    environment.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    environment.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return environment;
  }
}
