package dev.ablate.cli;

import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.List;

/** Writes the program of a stored trial again, from the file that it ran from. */
record ProgramText(TrialSource source) {

  /** The TorchScript that trains the trial alone, on the device that it ran on. */
  String text() {
    Trial trial = source.trial();
    boolean bytes = source.data(trial).train().features().areBytes();
    boolean cpu = source.stored().record().device().filter(d -> !d.equals("cpu")).isEmpty();
    return Program.of(Design.of(trial.network(), List.of(trial.settings()), bytes, cpu)).text();
  }
}
