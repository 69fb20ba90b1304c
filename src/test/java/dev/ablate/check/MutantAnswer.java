package dev.ablate.check;

import dev.ablate.Mutants.Mutant;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.SourceReader;
import dev.ablate.trial.Fingerprint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code check} has to say about a mutant.
 *
 * @param printed as the user sees it
 * @param problem what must not be; empty if all is well
 */
public record MutantAnswer(String printed, String problem) {
  private static final int FEW = 100;

  /**
   * The answer to a mutant.
   *
   * @param file is written over
   */
  public static MutantAnswer to(Mutant mutant, Path file) {
    try {
      Files.write(file, mutant.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return answer(SourceReader.read(file, "mutant.exp"), mutant.folder());
    } catch (RuntimeException | StackOverflowError e) {
      return new MutantAnswer("", String.valueOf(e) + " at " + List.of(e.getStackTrace()));
    }
  }

  private static MutantAnswer answer(SourceReader.Loaded loaded, Path folder) {
    if (loaded.problem().isPresent()) {
      return new MutantAnswer(DiagnosticPrinter.print(List.of(loaded.problem().get())), "");
    }
    Checked checked = Checker.check(loaded.file(), folder);
    String printed = DiagnosticPrinter.print(checked.diagnostics());
    if (checked.hasErrors() && checked.experiment().isPresent()) {
      return new MutantAnswer(printed, "errors and an experiment");
    }
    checked.experiment().map(Experiment::cells).ifPresent(MutantAnswer::make);
    boolean trace = printed.contains("Exception") || printed.contains("\tat ");
    return new MutantAnswer(printed, trace ? "a stack trace" : "");
  }

  private static void make(List<Cell> cells) {
    cells.stream()
        .limit(FEW)
        .forEach(cell -> Fingerprint.of(cell.settings(), cell.network(), cell.data()));
  }
}
