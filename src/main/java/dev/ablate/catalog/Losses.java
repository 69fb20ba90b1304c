package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.OnlyType;
import dev.ablate.catalog.Value.Real;
import java.util.List;
import java.util.Map;

/** The losses; each a mean over the batch. */
public final class Losses {

  private static final Component CROSS_ENTROPY =
      Component.of(
          "CrossEntropyLoss",
          Kind.LOSS,
          "Negative log-likelihood of the class under a softmax",
          optional("weight", new OnlyType(Value.NONE, List.of()), Value.NONE, "A weight a class")
              .withOff(Value.NONE),
          optional(
                  "label_smoothing",
                  Type.between(0, 1),
                  new Real(0),
                  "Probability shared evenly among all classes")
              .withOff(new Real(0))
              .differsPerTrial());

  private static final Component MSE =
      Component.of("MSELoss", Kind.LOSS, "Mean squared error over all numbers");

  static final List<Component> COMPONENTS = List.of(CROSS_ENTROPY, MSE);

  private static final Map<Component, Task> TASKS =
      Map.of(CROSS_ENTROPY, Task.CLASSES, MSE, Task.NUMBERS);

  private Losses() {}

  /** The targets that a loss is for. */
  public static Task task(Instance loss) {
    return TASKS.getOrDefault(loss.component(), Task.NUMBERS);
  }
}
