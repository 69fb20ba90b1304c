package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.trial.RowLabels;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialWatcher;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a run as it goes on: progress, messages, the report. */
final class RunListener implements TrialWatcher {
  private final Map<String, String> labels;
  private final Progress progress;
  private final TrainingSteps steps;
  private final LiveReport report;
  private final StopRequest stop;
  private final boolean verbose;

  RunListener(Plan plan, Progress progress, LiveReport report, StopRequest stop, boolean verbose) {
    RowLabels rows = new PlanText(plan).labels();
    this.labels =
        plan.trials().stream()
            .collect(Collectors.toMap(p -> p.trial().fingerprint(), p -> PlanText.label(p, rows)));
    this.progress = progress;
    this.steps = new TrainingSteps(progress);
    this.report = report;
    this.stop = stop;
    this.verbose = verbose;
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    if (event instanceof TrialEvent.Started started) {
      started(trial, started.from());
    }
    if (event instanceof TrialEvent.Continued continued) {
      continued(trial, continued);
    }
    if (event instanceof TrialEvent.Finished end) {
      finished(trial, end);
    }
    try {
      report.happened(trial, event);
    } catch (RuntimeException e) {
      // Training is worth more than a page that is written again at the end.
      progress.say("the report could not be written: " + e.getMessage());
    }
  }

  private void started(Trial trial, Optional<TrialEvent.Reached> from) {
    steps.started(trial, from.map(TrialEvent.Reached::update).orElse(0L));
    if (verbose && from.isPresent()) {
      progress.say(
          "%s goes on from a checkpoint: %d of %d epochs, %d of %d updates"
              .formatted(
                  trial.id(),
                  from.get().epochs(),
                  trial.settings().epochs(),
                  from.get().update(),
                  trial.steps()));
    }
  }

  private void continued(Trial trial, TrialEvent.Continued continued) {
    if (verbose) {
      progress.say(
          "%s has its first %s from trial %s"
              .formatted(
                  trial.id(),
                  Figures.count(continued.epochs().size(), "epoch"),
                  continued.origin().id()));
    }
  }

  private void finished(Trial trial, TrialEvent.Finished end) {
    steps.ended(trial);
    if (verbose || end.state() != TrialState.DONE) {
      progress.say(message(trial, end));
    }
  }

  @Override
  public void warned(Trial trial, String message) {
    progress.say(trial.id() + ": " + message);
  }

  @Override
  public void progressed(Trial trial, long made) {
    steps.made(trial, made);
  }

  @Override
  public boolean stopRequested() {
    return stop.requested();
  }

  private String message(Trial trial, TrialEvent.Finished end) {
    return "%s %s: %s, seed %d: %s"
        .formatted(
            trial.id(),
            end.state().text(),
            labels.getOrDefault(trial.fingerprint(), ""),
            trial.settings().seed(),
            end.error().orElseGet(() -> metrics(end.metrics())));
  }

  private static String metrics(Map<String, Double> metrics) {
    return metrics.entrySet().stream()
        .map(metric -> metric.getKey() + " " + Figures.metric(metric.getValue()))
        .collect(Collectors.joining(", "));
  }
}
