package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether there is room for what a run will keep.
 *
 * @param free bytes that may be written
 */
record DiskSpace(long free) {
  /**
   * A checkpoint: weights now and of the best epoch, and at most three numbers for each of them.
   */
  private static final int TENSORS = 5;

  /** The last two, and one that is being written. */
  private static final int CHECKPOINTS = 3;

  /** Of a trial in journal, database and report, without its epochs. */
  private static final long TEXT = 100_000;

  /** What is free where a store lies; a system that does not know says 0. */
  static DiskSpace of(Path store) {
    long usable =
        Objects.requireNonNull(store.toAbsolutePath().getParent()).toFile().getUsableSpace();
    return new DiskSpace(usable == 0 ? Long.MAX_VALUE : usable);
  }

  /** What to say where there is not enough. */
  Optional<String> problem(Plan plan) {
    long kept = 0;
    long checkpoints = 0;
    for (List<Trial> array : plan.arrays()) {
      long weights = array.size() * array.get(0).network().parameters() * Float.BYTES;
      kept += weights + array.size() * TEXT;
      checkpoints = Math.max(checkpoints, weights * TENSORS * CHECKPOINTS);
    }
    return kept + checkpoints <= free
        ? Optional.empty()
        : Optional.of(
            "the run may need %s of disk, and %s are free; make room, or name another place with --db"
                .formatted(Figures.bytes(kept + checkpoints), Figures.bytes(free)));
  }
}
