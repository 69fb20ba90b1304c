package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.RealType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Real;
import java.util.ArrayList;
import java.util.List;

/** The optimizers, with the parameters and defaults of PyTorch 2.7. */
final class Optimizers {

  private static final Parameter MAXIMIZE =
      flag("maximize", "Climb the loss instead of descending it");

  private static final Parameter PENALTY =
      number("weight_decay", 0, "L2 penalty, added to the gradient").withOff(new Real(0));

  private static final Parameter DECOUPLED =
      flag("decoupled_weight_decay", "Weights shrink by lr * weight_decay instead, as in AdamW");

  private static final Parameter AMSGRAD =
      flag("amsgrad", "Divide by the largest squared gradient so far");

  private static final Parameter MOMENTUM =
      number("momentum", 0, "How much of the last update stays").withOff(new Real(0));

  private static final Component SGD =
      optimizer(
          "SGD",
          "Stochastic gradient descent with momentum",
          lr(1e-3),
          MOMENTUM,
          number("dampening", 0, "How much of the gradient is kept out of the momentum")
              .withOff(new Real(0)),
          PENALTY,
          flag("nesterov", "Look ahead along the momentum"));

  private static final Component ADAM =
      optimizer(
              "Adam",
              "Adam (Kingma and Ba 2015)",
              lr(1e-3),
              betas(),
              eps(1e-8),
              PENALTY,
              AMSGRAD,
              DECOUPLED)
          .atVersion(3);

  private static final Component ADAMW =
      optimizer(
              "AdamW",
              "Adam with decoupled weight decay (Loshchilov and Hutter 2019)",
              lr(1e-3),
              betas(),
              eps(1e-8),
              number("weight_decay", 0.01, "Weights shrink by lr * weight_decay an update")
                  .withOff(new Real(0)),
              AMSGRAD)
          .atVersion(3);

  private static final Component NADAM =
      optimizer(
              "NAdam",
              "Adam that looks ahead along the momentum (Dozat 2016)",
              lr(2e-3),
              betas(),
              eps(1e-8),
              PENALTY,
              number(
                  "momentum_decay",
                  4e-3,
                  "How fast the momentum grows from half of beta1 to beta1"),
              DECOUPLED)
          .atVersion(2);

  private static final Component RADAM =
      optimizer(
              "RAdam",
              "Adam that waits until its variance can be told (Liu et al. 2020)",
              lr(1e-3),
              betas(),
              eps(1e-8),
              PENALTY,
              DECOUPLED)
          .atVersion(2);

  private static final Component ADAMAX =
      optimizer(
          "Adamax",
          "Adam with the largest in place of the mean squared gradient (Kingma and Ba 2015)",
          lr(2e-3),
          betas(),
          eps(1e-8),
          PENALTY);

  private static final Component RMSPROP =
      optimizer(
              "RMSprop",
              "Gradients over the root of their mean square (Hinton 2012)",
              lr(1e-2),
              number("alpha", 0.99, "Decay of the running mean of the squared gradient"),
              eps(1e-8),
              PENALTY,
              MOMENTUM,
              flag("centered", "Divide by the root of the variance"))
          .atVersion(2);

  private static final Component ADAGRAD =
      optimizer(
              "Adagrad",
              "Gradients over the root of the sum of their squares (Duchi et al. 2011)",
              lr(1e-2),
              number("lr_decay", 0, "The rate is divided by 1 + lr_decay * updates so far")
                  .withOff(new Real(0)),
              PENALTY,
              number("initial_accumulator_value", 0, "What the sum starts from")
                  .withOff(new Real(0)),
              eps(1e-10))
          .atVersion(2);

  private static final Component ADADELTA =
      optimizer(
          "Adadelta",
          "Steps as large as past steps were for such gradients (Zeiler 2012)",
          lr(1),
          optional("rho", Type.between(0, 1), new Real(0.9), "Decay of the running mean squares")
              .differsPerTrial(),
          eps(1e-6),
          PENALTY);

  static final List<Component> COMPONENTS =
      List.of(SGD, ADAM, ADAMW, NADAM, RADAM, ADAMAX, RMSPROP, ADAGRAD, ADADELTA);

  private Optimizers() {}

  private static Component optimizer(String name, String doc, Parameter... own) {
    List<Parameter> parameters = new ArrayList<>(List.of(own));
    parameters.add(MAXIMIZE);
    return new Component(name, Kind.OPTIMIZER, doc, parameters, 1);
  }

  private static Parameter lr(double usual) {
    return optional("lr", Type.positive(), new Real(usual), "Learning rate").differsPerTrial();
  }

  private static Parameter betas() {
    return optional(
            "betas",
            new ListType(new RealType(0, false, 1, true), 2, 2),
            new ListOf(List.of(new Real(0.9), new Real(0.999))),
            "Decay of the running means of gradient and squared gradient")
        .differsPerTrial();
  }

  private static Parameter eps(double usual) {
    return number("eps", usual, "Added to the denominator");
  }

  private static Parameter number(String name, double usual, String doc) {
    return optional(name, Type.nonNegative(), new Real(usual), doc).differsPerTrial();
  }

  private static Parameter flag(String name, String doc) {
    return optional(name, Type.bool(), new Bool(false), doc).withOff(new Bool(false));
  }
}
