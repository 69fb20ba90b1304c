package dev.ablate.program;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Settings;
import java.util.List;

/**
 * How an optimizer moves weights. What needs no arithmetic is left out, so flags make different
 * rules; trials of one rule are updated in one go.
 */
public sealed interface UpdateRule permits SgdRule, AdamRule {

  /** How many factors an update has at most. */
  int COEFFICIENTS = 5;

  /** How many tensors of state a trial keeps, each as large as its weights. */
  int slots();

  /**
   * Writes one update in place.
   *
   * @param weights {@code [n, P]}
   * @param gradient {@code [n, P]}
   * @param slots {@code [n, P]} each, zero at first
   * @param coefficients {@code [n, 1]} each, see {@link #coefficients}
   */
  void write(
      Code code, String weights, String gradient, List<String> slots, List<String> coefficients);

  /**
   * The factors of one update, in 64 bits as PyTorch has them.
   *
   * @param optimizer the trial's own
   * @param lr in force
   * @param momentum in force: SGD's, or Adam's first beta
   * @param step from 1
   */
  double[] coefficients(Instance optimizer, double lr, double momentum, long step);

  /** The rule of a trial. */
  static UpdateRule of(Settings settings) {
    Instance optimizer = settings.optimizer();
    return switch (optimizer.name()) {
      case "SGD" -> SgdRule.of(optimizer, movesMomentum(settings));
      case "Adam" -> AdamRule.of(optimizer, false);
      case "AdamW" -> AdamRule.of(optimizer, true);
      default ->
          throw new IllegalArgumentException("no program for the optimizer " + optimizer.name());
    };
  }

  private static boolean movesMomentum(Settings settings) {
    return settings.schedule().stream()
        .anyMatch(part -> part.find("cycle_momentum").isPresent() && part.bool("cycle_momentum"));
  }
}
