package dev.ablate.trial;

import java.util.List;

/** Trains trials. */
public interface TrialTrainer extends AutoCloseable {

  /**
   * Trains trials together, as one array. Each gets one Started, its EpochEnded in order, and one
   * Finished, unless the listener asks to stop or an exception says why they cannot be trained.
   *
   * @param array trials that {@code sweep} found to be trainable by one program
   */
  void train(List<Trial> array, TrialListener listener);

  @Override
  void close();
}
