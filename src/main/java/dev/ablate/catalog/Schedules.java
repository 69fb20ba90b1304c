package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.inferred;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;

/** The schedules, with the parameters of PyTorch 2.7 and the {@code unit} in which they move. */
final class Schedules {

  private static final Type COUNT = new IntType(1, Integer.MAX_VALUE);

  private static final Component STEP =
      Component.of(
          "StepLR",
          Kind.SCHEDULE,
          "Multiplies the rate by gamma every step_size",
          required("step_size", COUNT, "How long the rate stays"),
          optional("gamma", Type.nonNegative(), new Real(0.1), "What the rate is multiplied by")
              .withOff(new Real(1)),
          unit("epoch"));

  private static final Component LINEAR =
      Component.of(
          "LinearLR",
          Kind.SCHEDULE,
          "Moves a factor of the rate in a straight line",
          optional(
              "start_factor", new Type.RealType(0, true, 1, false), new Real(1.0 / 3), "At first"),
          optional("end_factor", Type.between(0, 1), new Real(1), "After total_iters"),
          inferred("total_iters", COUNT, "How long it takes; what remains of the run"),
          unit("epoch"));

  private static final Component COSINE =
      Component.of(
          "CosineAnnealingLR",
          Kind.SCHEDULE,
          "Half a cosine from the rate to eta_min (Loshchilov and Hutter 2017)",
          inferred("T_max", COUNT, "How long it takes; what remains of the run"),
          optional("eta_min", Type.nonNegative(), new Real(0), "The lowest rate")
              .withOff(new Real(0)),
          unit("epoch"));

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
          optional("cycle_momentum", Type.bool(), new Bool(true), "Move momentum or beta1 too")
              .withOff(new Bool(false)),
          optional("base_momentum", Type.between(0, 1), new Real(0.85), "At the highest rate"),
          optional("max_momentum", Type.between(0, 1), new Real(0.95), "At the lowest rate"),
          optional("div_factor", Type.positive(), new Real(25), "Starts at max_lr / div_factor"),
          optional(
              "final_div_factor",
              Type.positive(),
              new Real(1e4),
              "Ends at the start's rate divided by this"),
          optional(
              "three_phase",
              Type.bool(),
              new Bool(false),
              "Come down as slowly as up, then go to the end"),
          unit("step"));

  private static final Component WARMUP =
      Component.of(
          "Warmup",
          Kind.SCHEDULE,
          "Update i of n has start_lr + (lr - start_lr) * (i + 1) / n",
          optional("epochs", Type.orNone(COUNT), Value.NONE, "How long, in epochs"),
          optional("steps", Type.orNone(COUNT), Value.NONE, "How long, in updates"),
          optional("start_lr", Type.nonNegative(), new Real(0), "The rate before the first update"),
          unit("step"));

  static final List<Component> COMPONENTS = List.of(STEP, LINEAR, COSINE, ONE_CYCLE, WARMUP);

  private Schedules() {}

  private static Parameter unit(String usual) {
    return optional(
        "unit",
        Type.choice("step", "epoch"),
        new Text(usual),
        "Whether it moves every step or every epoch");
  }
}
