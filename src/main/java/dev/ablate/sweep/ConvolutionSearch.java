package dev.ablate.sweep;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.ConvolutionTimes.Time;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Times the ways to compute the convolutions of a program, each by a few updates of some of its
 * trials, and those that are nearly the fastest once more. One for which there is not enough
 * memory, or that fails, is not among them.
 */
final class ConvolutionSearch {
  /** Enough to tell one trial from several, and few enough for every program. */
  static final int WIDTH = 4;

  /** A way takes nearly as long as another one where it takes less than this many times as long. */
  private static final double NEAR = 1.15;

  private static final Comparator<Time> BY_SECONDS = Comparator.comparing(Time::seconds);

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
    List<Time> times = measured(ConvolutionStrategy.choices(trials.get(0).network()));
    double fastest = times.stream().mapToDouble(Time::seconds).min().orElse(0);
    List<ConvolutionStrategy> near =
        times.stream().filter(t -> t.seconds() < NEAR * fastest).map(Time::strategy).toList();
    List<Time> again = near.size() > 1 ? measured(near) : List.of();
    return times.isEmpty() || stop.getAsBoolean()
        ? Optional.empty()
        : Optional.of(new ConvolutionTimes(trials.size(), faster(times, again)));
  }

  /** Those that could be measured before a stop was asked for. */
  private List<Time> measured(List<ConvolutionStrategy> strategies) {
    return strategies.stream()
        .takeWhile(strategy -> !stop.getAsBoolean())
        .flatMap(strategy -> measure(strategy).stream())
        .toList();
  }

  /** The faster time of each way, for others may have used the machine. */
  private static List<Time> faster(List<Time> times, List<Time> again) {
    Map<ConvolutionStrategy, Time> faster = new LinkedHashMap<>();
    Stream.of(times, again)
        .flatMap(List::stream)
        .forEach(time -> faster.merge(time.strategy(), time, BinaryOperator.minBy(BY_SECONDS)));
    return List.copyOf(faster.values());
  }

  private Optional<Time> measure(ConvolutionStrategy strategy) {
    try {
      StepCost cost = trainer.cost(trials.stream().map(trial -> trial.with(strategy)).toList());
      return cost.bytes() > cost.limit()
          ? Optional.empty()
          : Optional.of(new Time(strategy, cost.seconds()));
    } catch (StoreException | SweepFailure e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      return Optional.empty(); // where none can be measured, training tells what is wrong
    }
  }
}
