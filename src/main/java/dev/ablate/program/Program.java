package dev.ablate.program;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.layer.RunningStatistic;
import java.util.List;

/**
 * A program that trains and evaluates an array of trials.
 *
 * <p>Its state is a list of tensors, a row a trial: the weights {@code [T, P]}, each norm's running
 * mean and variance {@code [T, C]}, under a cumulative average the number of batches {@code [T,
 * 1]}, the loss scale {@code [T, 1]} where there is one, the optimizers' slots {@code [T, P]} and
 * numbers {@code [T, 1]}, and with a loss scale the updates since it last moved and those that were
 * skipped, {@code [T, 1]} each.
 *
 * @param design what it is written for
 * @param text TorchScript: one class
 */
public record Program(Design design, String text) {

  /** The name of the class. */
  public static final String CLASS = "TrialArray";

  /** Trains; see {@link Training}. */
  public static final String TRAIN = "train";

  /** Evaluates; see {@link Training}. */
  public static final String EVALUATE = "evaluate";

  /** Gives what the network does; see {@link Training}. */
  public static final String OUTPUTS = "outputs";

  /** Picks rows of the state: {@code select(rows, state) -> state}. */
  public static final String SELECT = "select";

  /** Mixes two states by row: {@code merge(mask, new, old) -> state}. */
  public static final String MERGE = "merge";

  /** Writes the program of a design. */
  public static Program of(Design design) {
    Code code = new Code(CLASS);
    code.block("class " + CLASS + "(Module):", () -> write(design, code));
    return new Program(design, code.toString());
  }

  private static void write(Design design, Code code) {
    code.line("__parameters__ = []");
    code.line("__buffers__ = []");
    code.line("training : bool");
    new InputMethods(design).write(code);
    new AugmentMethods(design).write(code);
    new MixMethods(design).write(code);
    new ModelMethods(design).write(code);
    new UpdateMethods(design).write(code);
    new GradientMethods(design).write(code);
    new StepMethods(design).write(code);
    design.flags().ifPresent(flags -> new FiniteMethods(design, flags).write(code));
    if (design.scaled()) {
      new ScaleMethods(design).write(code);
    }
    new Training(design).write(code);
    StateMethods.write(code);
  }

  /** Whether examples lie in memory as {@code [H, W, C]} rather than in their own order. */
  public static boolean channelsLast(Network network) {
    return InputMethods.image(network);
  }

  /** How many weights a trial has. */
  public long parameters() {
    return design.network().parameters();
  }

  /** What layers keep beside weights, a tensor each. */
  public List<RunningStatistic> statistics() {
    return Buffers.statistics(design.network());
  }

  /** Tensors of optimizer state, as large as the weights. */
  public int slots() {
    return design.slots();
  }

  /** Single numbers of optimizer state, {@code [T, 1]} each. */
  public int numbers() {
    return design.numbers();
  }

  /** Whether the loss is scaled, so that updates may be skipped. */
  public boolean scaled() {
    return design.scaled();
  }

  /** Where in the state of a scaled program the number of skipped updates stands. */
  public int skipped() {
    return evaluated() + slots() + numbers() + 1;
  }

  /** Tensors of state that evaluation needs, which stand first. */
  public int evaluated() {
    return design.evaluated();
  }

  /** A trial's row of the constants. */
  public static List<Double> constants(Settings settings, Network network) {
    return ConstantRow.of(settings, network);
  }
}
