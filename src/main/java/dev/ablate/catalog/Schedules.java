package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.inferred;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.MetricType;
import dev.ablate.catalog.Type.RealType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;

/** The schedules, with the parameters of PyTorch 2.7 and the {@code unit} in which they move. */
final class Schedules {

  private static final Type COUNT = new IntType(1, Integer.MAX_VALUE);
  private static final Type COUNT_OR_ZERO = new IntType(0, Integer.MAX_VALUE);
  private static final String FACTOR = "What the rate is multiplied by";

  private static final Component STEP =
      Component.of(
          "StepLR",
          Kind.SCHEDULE,
          "Multiplies the rate by gamma every step_size",
          required("step_size", COUNT, "How long the rate stays"),
          gamma(),
          unit("epoch"));

  private static final Component MULTI_STEP =
      Component.of(
          "MultiStepLR",
          Kind.SCHEDULE,
          "Multiplies the rate by gamma at each milestone",
          required(
              "milestones",
              new ListType(COUNT_OR_ZERO, 1, Integer.MAX_VALUE),
              "After how long; one that stands twice counts twice"),
          gamma(),
          unit("epoch"));

  private static final Component EXPONENTIAL =
      Component.of(
          "ExponentialLR",
          Kind.SCHEDULE,
          "Multiplies the rate by gamma every time",
          required("gamma", Type.nonNegative(), FACTOR).withOff(new Real(1)),
          unit("epoch"));

  private static final Component CONSTANT =
      Component.of(
          "ConstantLR",
          Kind.SCHEDULE,
          "A factor of the rate for a while, then the rate",
          optional("factor", Type.between(0, 1), new Real(1.0 / 3), "At first")
              .withOff(new Real(1)),
          inferred("total_iters", COUNT, "How long; what remains of the run"),
          unit("epoch"));

  private static final Component POLYNOMIAL =
      Component.of(
          "PolynomialLR",
          Kind.SCHEDULE,
          "The rate times (1 - i / total_iters)^power, down to 0",
          inferred("total_iters", COUNT, "How long it takes; what remains of the run"),
          optional("power", Type.nonNegative(), new Real(1), "1 is a straight line")
              .withOff(new Real(0)),
          unit("epoch"));

  private static final Component LINEAR =
      Component.of(
          "LinearLR",
          Kind.SCHEDULE,
          "Moves a factor of the rate in a straight line",
          optional("start_factor", new RealType(0, true, 1, false), new Real(1.0 / 3), "At first")
              .withOff(new Real(1)),
          optional("end_factor", Type.between(0, 1), new Real(1), "After total_iters")
              .withOff(new Real(1)),
          inferred("total_iters", COUNT, "How long it takes; what remains of the run"),
          unit("epoch"));

  private static final Component COSINE =
      Component.of(
          "CosineAnnealingLR",
          Kind.SCHEDULE,
          "Half a cosine from the rate to eta_min (Loshchilov and Hutter 2017)",
          inferred("T_max", COUNT, "How long it takes; what remains of the run"),
          etaMin(),
          unit("epoch"));

  private static final Component RESTARTS =
      Component.of(
          "CosineAnnealingWarmRestarts",
          Kind.SCHEDULE,
          "Half a cosine from the rate to eta_min, again and again (Loshchilov and Hutter 2017)",
          required("T_0", COUNT, "How long the first one takes"),
          optional("T_mult", COUNT, new Int(1), "Each takes this many times as long as the last")
              .withOff(new Int(1)),
          etaMin(),
          unit("epoch"));

  private static final Component CYCLIC =
      Component.of(
          "CyclicLR",
          Kind.SCHEDULE,
          "Up and down between two rates, momentum the other way (Smith 2017)",
          required("base_lr", Type.nonNegative(), "The lowest rate"),
          required("max_lr", Type.positive(), "The highest rate"),
          optional("step_size_up", COUNT, new Int(2000), "How long the way up takes"),
          optional(
              "step_size_down",
              Type.orNone(COUNT),
              Value.NONE,
              "How long the way down takes; none: as the way up"),
          optional(
              "mode",
              Type.choice("triangular", "triangular2", "exp_range"),
              new Text("triangular"),
              "Cycles of one height, halved each time, or shrinking by gamma"),
          optional("gamma", Type.nonNegative(), new Real(1), "For exp_range: the height is gamma^i")
              .withOff(new Real(1)),
          cycleMomentum(),
          optional("base_momentum", Type.between(0, 1), new Real(0.8), "At the highest rate"),
          optional("max_momentum", Type.between(0, 1), new Real(0.9), "At the lowest rate"),
          unit("step"));

  private static final Component ONE_CYCLE =
      Component.of(
          "OneCycleLR",
          Kind.SCHEDULE,
          "Up to max_lr and far down again, momentum the other way (Smith and Topin 2018)",
          required("max_lr", Type.positive(), "The highest rate"),
          inferred("total_steps", COUNT, "How long the cycle is; what remains of the run"),
          optional("pct_start", Type.between(0, 1), new Real(0.3), "The part spent going up"),
          optional(
              "anneal_strategy", Type.choice("cos", "linear"), new Text("cos"), "Form of the way"),
          cycleMomentum(),
          optional("base_momentum", Type.between(0, 1), new Real(0.85), "At the highest rate"),
          optional("max_momentum", Type.between(0, 1), new Real(0.95), "At the lowest rate"),
          optional("div_factor", Type.positive(), new Real(25), "Starts at max_lr / div_factor")
              .withOff(new Real(1)),
          optional(
                  "final_div_factor",
                  Type.positive(),
                  new Real(1e4),
                  "Ends at the start's rate divided by this")
              .withOff(new Real(1)),
          optional(
                  "three_phase",
                  Type.bool(),
                  new Bool(false),
                  "Come down as slowly as up, then go to the end")
              .withOff(new Bool(false)),
          unit("step"));

  private static final Component WARMUP =
      Component.of(
          "Warmup",
          Kind.SCHEDULE,
          "Update i of n has start_lr + (lr - start_lr) * (i + 1) / n",
          optional("epochs", Type.orNone(COUNT), Value.NONE, "How long, in epochs"),
          optional("steps", Type.orNone(COUNT), Value.NONE, "How long, in updates"),
          optional("start_lr", Type.nonNegative(), new Real(0), "The rate before the first update")
              .withOff(new Real(0)),
          unit("step"));

  private static final Component PLATEAU =
      Component.of(
          "ReduceLROnPlateau",
          Kind.SCHEDULE,
          "Multiplies the rate by factor when a metric stops improving",
          inferred("mode", Type.choice("min", "max"), "Which way is better; the objective's"),
          optional("factor", new RealType(0, false, 1, true), new Real(0.1), FACTOR),
          optional("patience", COUNT_OR_ZERO, new Int(10), "How many bad epochs are let pass"),
          optional("threshold", Type.nonNegative(), new Real(1e-4), "How much better is better")
              .withOff(new Real(0)),
          optional(
              "threshold_mode",
              Type.choice("rel", "abs"),
              new Text("rel"),
              "Whether threshold is a part of the best value or a difference"),
          optional("cooldown", COUNT_OR_ZERO, new Int(0), "Epochs after a move that do not count")
              .withOff(new Int(0)),
          optional("min_lr", Type.nonNegative(), new Real(0), "The lowest rate")
              .withOff(new Real(0)),
          optional("eps", Type.nonNegative(), new Real(1e-8), "A smaller move is not made"),
          inferred("monitor", new MetricType(), "What is watched; the objective's metric"),
          optional(
              "unit",
              Type.choice("step", "epoch"),
              new Text("epoch"),
              "It moves after epochs alone, when metrics are known"));

  static final List<Component> COMPONENTS =
      List.of(
          STEP,
          MULTI_STEP,
          EXPONENTIAL,
          LINEAR,
          CONSTANT,
          POLYNOMIAL,
          COSINE,
          RESTARTS,
          CYCLIC,
          ONE_CYCLE,
          WARMUP,
          PLATEAU);

  private Schedules() {}

  private static Parameter gamma() {
    return optional("gamma", Type.nonNegative(), new Real(0.1), FACTOR).withOff(new Real(1));
  }

  private static Parameter etaMin() {
    return optional("eta_min", Type.nonNegative(), new Real(0), "The lowest rate")
        .withOff(new Real(0));
  }

  private static Parameter cycleMomentum() {
    return optional("cycle_momentum", Type.bool(), new Bool(true), "Move momentum or beta1 too")
        .withOff(new Bool(false));
  }

  private static Parameter unit(String usual) {
    return optional(
        "unit",
        Type.choice("step", "epoch"),
        new Text(usual),
        "Whether it moves every step or every epoch");
  }
}
