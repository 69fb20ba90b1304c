package dev.ablate.engine;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Objective;
import dev.ablate.experiment.Settings;
import dev.ablate.program.optimizer.UpdateRule;
import dev.ablate.schedule.RateSchedule;
import dev.ablate.schedule.Schedules;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Monitor;
import dev.ablate.trial.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One trial in an array: its rule, its rates and its best epoch so far. */
final class Row {
  private final Trial trial;
  private final UpdateRule rule;
  private final int stepsPerEpoch;
  private RateSchedule rates;
  private Optional<Patience> patience;
  private double best = Double.NaN;
  private OptionalInt bestEpoch = OptionalInt.empty();
  private Map<String, Double> bestMetrics = Map.of();
  private int epochs;
  private boolean finished;

  Row(Trial trial) {
    Settings settings = trial.settings();
    this.trial = trial;
    this.rule = UpdateRule.of(settings);
    this.stepsPerEpoch = trial.stepsPerEpoch();
    this.rates = Schedules.of(settings, stepsPerEpoch);
    this.patience = settings.earlyStopping().map(Patience::of);
  }

  Trial trial() {
    return trial;
  }

  Settings settings() {
    return trial.settings();
  }

  UpdateRule rule() {
    return rule;
  }

  /** Epochs that have ended. */
  int epochs() {
    return epochs;
  }

  /** Which update of the trial a step of the epoch at hand is; both from 0. */
  long update(long step) {
    return (long) epochs * stepsPerEpoch + step;
  }

  /** The learning rate of an update, from 0. */
  double lr(long update) {
    return rates.lr(update);
  }

  /** The factors of an update, from 0. */
  double[] coefficients(long update) {
    return coefficients(update, 0);
  }

  /** The factors of an update, from 0, before which some were skipped, for the optimizer alone. */
  double[] coefficients(long update, long skipped) {
    double momentum = rates.momentum(update).orElse(ownMomentum());
    return rule.coefficients(
        settings().optimizer(), rates.lr(update), momentum, update + 1 - skipped);
  }

  private double ownMomentum() {
    Instance optimizer = settings().optimizer();
    return optimizer.find("betas").isPresent()
        ? optimizer.reals("betas").get(0)
        : optimizer.findReal("momentum").orElse(0);
  }

  /** Takes note of an epoch, on which much may depend; gives whether it is the best so far. */
  boolean ended(Map<String, Double> metrics) {
    epochs++;
    rates = rates.after(metrics);
    patience = patience.map(p -> p.after(metrics));
    Objective objective = settings().objective();
    double value = metrics.getOrDefault(objective.metric(), Double.NaN);
    if (!objective.better(value, best)) {
      return false;
    }
    best = value;
    bestEpoch = OptionalInt.of(epochs);
    bestMetrics = metrics;
    return true;
  }

  /** Takes note of epochs of an earlier attempt. */
  void resume(List<EpochRecord> ended) {
    for (EpochRecord epoch : ended) {
      Map<String, Double> metrics = new LinkedHashMap<>(epoch.metrics());
      metrics.keySet().removeIf(Monitor::isText);
      ended(metrics);
    }
  }

  /** Notes that the trial is over. */
  void finish() {
    finished = true;
  }

  boolean isFinished() {
    return finished;
  }

  /** Whether the trial is still on and has had its last epoch. */
  boolean isAtEnd() {
    boolean early = patience.filter(Patience::isOver).isPresent();
    return !finished && (early || settings().epochs() == epochs);
  }

  OptionalInt bestEpoch() {
    return bestEpoch;
  }

  /** Metrics of the best epoch. */
  Map<String, Double> bestMetrics() {
    return bestMetrics;
  }
}
