package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.RealType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Real;
import java.util.List;

/** The optimizers, with the parameters and defaults of PyTorch 2.7. */
final class Optimizers {

  private static final Parameter LR =
      optional("lr", Type.positive(), new Real(1e-3), "Learning rate").differsPerTrial();

  private static final Parameter MAXIMIZE =
      optional("maximize", Type.bool(), new Bool(false), "Climb the loss instead of descending it");

  private static final Component SGD =
      Component.of(
          "SGD",
          Kind.OPTIMIZER,
          "Stochastic gradient descent with momentum",
          LR,
          rate("momentum", "How much of the last update stays"),
          rate("dampening", "How much of the gradient is kept out of the momentum"),
          weightDecay(0, "L2 penalty, added to the gradient"),
          flag("nesterov", "Look ahead along the momentum"),
          MAXIMIZE);

  private static final Component ADAM =
      adam(
          "Adam", "Adam (Kingma and Ba 2015)", weightDecay(0, "L2 penalty, added to the gradient"));

  private static final Component ADAMW =
      adam(
          "AdamW",
          "Adam with decoupled weight decay (Loshchilov and Hutter 2019)",
          weightDecay(0.01, "Weights shrink by lr * weight_decay an update"));

  static final List<Component> COMPONENTS = List.of(SGD, ADAM, ADAMW);

  private Optimizers() {}

  private static Component adam(String name, String doc, Parameter weightDecay) {
    return Component.of(
        name,
        Kind.OPTIMIZER,
        doc,
        LR,
        optional(
                "betas",
                new ListType(new RealType(0, false, 1, true), 2, 2),
                new ListOf(List.of(new Real(0.9), new Real(0.999))),
                "Decay of the running means of gradient and squared gradient")
            .differsPerTrial(),
        optional("eps", Type.nonNegative(), new Real(1e-8), "Added to the denominator")
            .differsPerTrial(),
        weightDecay,
        flag("amsgrad", "Divide by the largest squared gradient so far"),
        MAXIMIZE);
  }

  private static Parameter weightDecay(double value, String doc) {
    return optional("weight_decay", Type.nonNegative(), new Real(value), doc)
        .withOff(new Real(0))
        .differsPerTrial();
  }

  private static Parameter rate(String name, String doc) {
    return optional(name, Type.nonNegative(), new Real(0), doc)
        .withOff(new Real(0))
        .differsPerTrial();
  }

  private static Parameter flag(String name, String doc) {
    return optional(name, Type.bool(), new Bool(false), doc).withOff(new Bool(false));
  }
}
