package dev.ablate.program.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Settings;

/**
 * How an optimizer moves weights. What needs no arithmetic is left out, so flags make different
 * rules; trials of one rule are updated in one go.
 */
public sealed interface UpdateRule
    permits SgdRule,
        AdamRule,
        NAdamRule,
        RAdamRule,
        AdamaxRule,
        RmsPropRule,
        AdagradRule,
        AdadeltaRule {

  /** How many factors an update has at most. */
  int COEFFICIENTS = 7;

  /** How many tensors of state a trial keeps, each as large as its weights. */
  int slots();

  /** What a trial's slots hold before the first update. */
  default double initial(Instance optimizer) {
    return 0;
  }

  /** How many single numbers of state a trial keeps beside the slots; they are 1 at first. */
  default int numbers() {
    return 0;
  }

  /** Writes one update. */
  void write(Update update);

  /**
   * The factors of one update, in 64 bits as PyTorch has them.
   *
   * @param optimizer the trial's own
   * @param lr in force
   * @param momentum in force: SGD's or RMSprop's, or the first beta; 0 where there is none
   * @param step from 1
   */
  double[] coefficients(Instance optimizer, double lr, double momentum, long step);

  /** The rule of a trial. */
  static UpdateRule of(Settings settings) {
    Instance optimizer = settings.optimizer();
    return switch (optimizer.name()) {
      case "SGD" -> SgdRule.of(optimizer, movesMomentum(settings));
      case "Adam", "AdamW" -> AdamRule.of(optimizer);
      case "NAdam" -> new NAdamRule(Descent.of(optimizer));
      case "RAdam" -> new RAdamRule(Descent.of(optimizer));
      case "Adamax" -> new AdamaxRule(Descent.of(optimizer));
      case "RMSprop" -> RmsPropRule.of(optimizer, movesMomentum(settings));
      case "Adagrad" -> new AdagradRule(Descent.of(optimizer));
      case "Adadelta" -> new AdadeltaRule(Descent.of(optimizer));
      default ->
          throw new IllegalArgumentException("no program for the optimizer " + optimizer.name());
    };
  }

  private static boolean movesMomentum(Settings settings) {
    return settings.schedule().stream()
        .anyMatch(part -> part.find("cycle_momentum").isPresent() && part.bool("cycle_momentum"));
  }
}
