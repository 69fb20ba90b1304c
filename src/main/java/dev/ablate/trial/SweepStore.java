package dev.ablate.trial;

import java.util.Optional;
import java.util.function.Consumer;

/** What a run writes to: its trials, and a record of itself. */
public interface SweepStore extends TrialStore {

  /** Adds a run of a file and returns when it is on the disk. */
  void save(SweepRecord sweep);

  /** Adds how many trials of a program are trained at once, and returns when it is on the disk. */
  void save(ArrayWidth width);

  /**
   * Keeps the weights of a trial's best epoch, in place of any kept before. They come to the disk
   * together with what else is kept until then, and the trial's record names them, before anything
   * is appended to the trial and before {@link #force} returns.
   *
   * @param lost is told why by then, where they cannot be written; nothing else is lost
   */
  void keep(Trial trial, Checkpoint weights, Consumer<NotKeptException> lost);

  /**
   * Keeps a checkpoint of a trial beside the one before, until the trial has come to its end. It
   * comes to the disk as weights do.
   *
   * @param lost is told why by then, where it cannot be written; nothing else is lost
   */
  void keep(Trial trial, TrainingState state, Consumer<NotKeptException> lost);

  /**
   * Keeps where the training of a trial ended, if there is room for it, for those with more epochs.
   *
   * @param trial as it was trained
   * @param state after its last epoch
   * @param lost is told why, where it cannot be written; nothing else is lost
   */
  void keepEnd(Trial trial, TrainingState state, Consumer<NotKeptException> lost);

  /**
   * The same for a trial that goes on from there, see {@link #origin}; damaged ones are passed
   * over, with a warning.
   *
   * @param trial as it is trained
   * @param beyond epochs that it has already
   */
  Optional<TrialProgress> fromEnd(Trial trial, int beyond);

  /**
   * A checkpoint of a trial; empty, with a warning, where it is not as it was written.
   *
   * @param state that the trial's record names
   */
  Optional<TrainingState> read(Trial trial, StoredState state);

  /**
   * The weights of a trial's best epoch; empty where none are stored.
   *
   * @throws StoreException also where they are not as they were written
   */
  Optional<Checkpoint> weights(Trial trial);
}
