package dev.ablate.report.results;

import dev.ablate.experiment.Experiment;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.TrialRecord;
import java.util.List;
import java.util.Map;

/**
 * What a report is made of.
 *
 * @param experiment the present file, checked
 * @param trials its plan, in order
 * @param records what is stored, by fingerprint; trials that have none are new
 */
public record ReportInput(
    Experiment experiment,
    List<PlannedTrial> trials,
    Map<String, TrialRecord> records,
    RunFacts facts) {
  public ReportInput {
    trials = List.copyOf(trials);
    records = Map.copyOf(records);
  }
}
