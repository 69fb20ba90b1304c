package dev.ablate.sweep;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Times the ways to compute the convolutions of a program, each by a few updates of some of its
 * trials. One for which there is not enough memory, or that fails, is not among them.
 */
final class ConvolutionSearch {
  /** Enough to tell one trial from several, and few enough for every program. */
  static final int WIDTH = 4;

  private final TrialTrainer trainer;
  private final BooleanSupplier stop;
  private final List<Trial> trials;

  /**
   * A search.
   *
   * @param stop says when to give up
   * @param all trials of one program that may be trained together, as they are trained
   */
  ConvolutionSearch(TrialTrainer trainer, BooleanSupplier stop, List<Trial> all) {
    this.trainer = trainer;
    this.stop = stop;
    this.trials = all.subList(0, Math.min(WIDTH, all.size()));
  }

  /** Searches; empty where it was given up or nothing could be measured. */
  Optional<ConvolutionTimes> find() {
    List<ConvolutionTimes.Time> times = new ArrayList<>();
    for (ConvolutionStrategy strategy : ConvolutionStrategy.choices(trials.get(0).network())) {
      if (stop.getAsBoolean()) {
        return Optional.empty();
      }
      measure(strategy).ifPresent(times::add);
    }
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(new ConvolutionTimes(trials.size(), times));
  }

  private Optional<ConvolutionTimes.Time> measure(ConvolutionStrategy strategy) {
    try {
      StepCost cost = trainer.cost(trials.stream().map(trial -> trial.with(strategy)).toList());
      return cost.bytes() > cost.limit()
          ? Optional.empty()
          : Optional.of(new ConvolutionTimes.Time(strategy, cost.seconds()));
    } catch (StoreException | SweepFailure e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.empty(); // where none can be measured, training tells what is wrong
    }
  }
}
