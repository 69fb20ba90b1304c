package dev.ablate.cli;

import dev.ablate.experiment.Precision;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** TF32, which is on or off for a whole process: libtorch asks the environment when it starts. */
final class Tf32 {
  private static final String CPU = "cpu";
  private static final String SWITCH = "ABLATE_TF32";

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

  /** Why these trials cannot run in this process, and what to do. */
  static Optional<String> problem(
      Set<Precision> precisions, String device, Map<String, String> environment) {
    if (device.equals(CPU)) {
      return Optional.empty();
    }
    if ("1".equals(environment.get(SWITCH))) {
      return Optional.of("precision = fp32 needs TF32 switched off: run without " + SWITCH + "=1")
          .filter(text -> precisions.contains(Precision.FP32));
    }
    return Optional.of(
            "precision = tf32 needs a process of its own: run with "
                + SWITCH
                + "=1 and --set precision=tf32")
        .filter(text -> precisions.contains(Precision.TF32));
  }
}
