package dev.ablate.cli;

import dev.ablate.trial.TrialTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Trainers that are closed together. */
final class OpenTrainers implements AutoCloseable {
  private final List<TrialTrainer> all = new ArrayList<>();

  /** Opens one for each job, all before any is ready. */
  static OpenTrainers open(int jobs, Function<Job, TrialTrainer> one) {
    OpenTrainers trainers = new OpenTrainers();
    boolean open = false;
    try {
      for (int number = 0; number < jobs; number++) {
        trainers.all.add(one.apply(new Job(number, jobs)));
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
