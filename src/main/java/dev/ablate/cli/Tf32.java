package dev.ablate.cli;

import dev.ablate.experiment.Precision;
import java.util.Optional;
import java.util.Set;

/** What a user should know about TF32, which only GPUs have. */
final class Tf32 {
  private static final String CPU = "cpu";

  private Tf32() {}

  /**
   * What a user should know of a run that goes on all the same.
   *
   * @param precisions of the trials to run
   * @param device {@code cpu} or {@code cuda:0}
   */
  static Optional<String> warning(Set<Precision> precisions, String device) {
    return Optional.of("warning: on a CPU precision = tf32 is fp32")
        .filter(text -> device.equals(CPU) && precisions.contains(Precision.TF32));
  }

  /** The same where steps are made in this process, which has no TF32. */
  static Optional<String> warningHere(Set<Precision> precisions, String device) {
    return warning(precisions, device)
        .or(
            () ->
                Optional.of(
                        "warning: precision = tf32 is measured as fp32 here, of which a run takes"
                            + " less time")
                    .filter(text -> precisions.contains(Precision.TF32)));
  }
}
