package dev.ablate.cli;

import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.sweep.Widths;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.Trial;
import java.util.List;
import java.util.OptionalInt;

/**
 * Writes the program of a stored trial again, from the file that it ran from.
 *
 * @param found what the store has of how programs are trained
 */
record ProgramText(TrialSource source, List<ArrayWidth> found) {
  private static final String CPU = "cpu";

  /** The TorchScript that trains the trial alone, on the device that it ran on. */
  String text() {
    boolean cpu = source.stored().record().device().orElse(CPU).equals(CPU);
    // A run trains on all its GPUs as was found on the first of them.
    Widths widths = Widths.of(OptionalInt.empty(), found, cpu ? CPU : Widths.ANY_DEVICE);
    Trial trial = widths.trained(source.trial());
    boolean bytes = source.data(trial).train().features().areBytes();
    Design design = Design.of(trial.network(), List.of(trial.settings()), bytes, cpu);
    return Program.of(design.with(trial.convolutions())).text();
  }
}
