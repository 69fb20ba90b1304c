package dev.ablate.cli;

import dev.ablate.trial.TrialTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Trainers that are closed together. */
final class OpenTrainers implements AutoCloseable {
  private final List<TrialTrainer> all = new ArrayList<>();

  /**
   * Opens some, all before any is ready.
   *
   * @param one opens one of them, by its number from 0
   */
  static OpenTrainers open(int count, IntFunction<TrialTrainer> one) {
    OpenTrainers trainers = new OpenTrainers();
    boolean open = false;
    try {
      for (int number = 0; number < count; number++) {
        trainers.all.add(one.apply(number));
      }
      trainers.all.forEach(TrialTrainer::device);
      open = true;
      return trainers;
    } finally {
      if (!open) {
        trainers.close();
      }
    }
  }

  TrialTrainer first() {
    return all.get(0);
  }

  List<TrialTrainer> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    all.forEach(TrialTrainer::close);
  }
}
