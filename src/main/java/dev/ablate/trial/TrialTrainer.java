package dev.ablate.trial;

import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Trains trials, possibly in another process. Where that is lost, {@code resume}, {@code tryOut},
 * {@code cost}, {@code measure} and {@code predict} throw a {@link WorkerLostException}; the
 * trainer can be used again after it.
 */
public interface TrialTrainer extends AutoCloseable {

  /**
   * What trains: {@code cpu}, {@code cuda:0}.
   *
   * @throws DeviceException where there is no such device
   */
  String device();

  /** Trains trials together, each from its start. */
  default void train(List<Trial> array, TrialListener listener) {
    resume(array.stream().map(TrialProgress::none).toList(), listener);
  }

  /**
   * Trains trials together, each from its checkpoint on if it has one that can be used. Each gets
   * one Started, its EpochEnded in order, and one Finished, unless the listener asks to stop or an
   * exception says why they cannot be trained. Others of the same program may take the places of
   * trials that end: between two epochs, each with epochs of its own.
   *
   * @param array trials that {@code sweep} found to be trainable by one program; those that are at
   *     the same step of their epochs are trained as one array
   * @param waiting those that join; all that were taken are trained to their ends, but a trainer
   *     need not take any
   * @throws SweepFailure where no other trial could be trained either
   * @throws MemoryException where they do not fit into memory together; trials that ended before
   *     keep their ends
   */
  void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener);

  /** The same, where no others wait. */
  default void resume(List<TrialProgress> array, TrialListener listener) {
    resume(array, WaitingTrials.NONE, listener);
  }

  /**
   * Makes a few updates of trials, together and from their starts, and evaluates them: what fails,
   * fails here as it would in training. Nothing is told or kept.
   *
   * @return how many seconds an update takes
   */
  double tryOut(List<Trial> array);

  /**
   * Makes updates of trials for some hundredths of a second, together and from their starts, to
   * learn what they take. Nothing is told or kept.
   *
   * @throws MemoryException where they do not fit into memory together
   */
  StepCost cost(List<Trial> array);

  /**
   * Finds the largest batch size with which trials can be trained together and memory stays free,
   * by making updates.
   *
   * @param array trials whose {@code batch_size} is {@code auto}
   * @param fits is told of each size that fits, before a larger one is tried
   * @throws DeviceException where memory cannot be measured
   */
  int largestBatchSize(List<Trial> array, IntConsumer fits);

  /** The same, where nobody listens. */
  default int largestBatchSize(List<Trial> array) {
    return largestBatchSize(array, size -> {});
  }

  /**
   * What a trial would have measured of its validation and test rows, had it been asked to: {@code
   * val_f1}, {@code test_f1}.
   *
   * @param weights of its best epoch
   */
  Map<String, Double> measure(Trial trial, Checkpoint weights);

  /**
   * What a trial of one example a row predicts of its validation and test rows; a split without
   * rows is left out.
   *
   * @param weights of its best epoch
   */
  List<Predictions> predict(Trial trial, Checkpoint weights);

  @Override
  void close();
}
