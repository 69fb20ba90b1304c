package dev.ablate.cli;

import dev.ablate.data.DataException;
import dev.ablate.source.FileFailure;
import dev.ablate.trial.DeviceException;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.WorkerLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where an exception becomes a message and an exit code. */
final class Failures implements IExecutionExceptionHandler {
  private final Workspace workspace;
  private final Console console;

  Failures(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult arguments) {
    return exitCode(e, String.join(" ", arguments.originalArgs()));
  }

  /** Says what went wrong, and what the command's exit code is. */
  int exitCode(Throwable thrown, String arguments) {
    if (thrown instanceof CommandFailure failure) {
      return said(failure.exitCode(), failure.text());
    }
    if (thrown instanceof SweepFailure failure) {
      boolean data = failure.kind() == SweepFailure.Kind.DATA;
      return said(data ? Exit.FILE_ERRORS : Exit.MACHINE, String.valueOf(failure.getMessage()));
    }
    if (thrown instanceof DataException data) {
      return said(Exit.FILE_ERRORS, String.valueOf(data.getMessage()));
    }
    if (thrown instanceof DeviceException || thrown instanceof StoreException) {
      return said(Exit.MACHINE, String.valueOf(thrown.getMessage()));
    }
    if (thrown instanceof UncheckedIOException && thrown.getCause() instanceof IOException io) {
      return said(Exit.MACHINE, reason(io));
    }
    if (thrown instanceof IOException io) {
      return said(Exit.MACHINE, reason(io));
    }
    if (thrown instanceof WorkerLostException) {
      return said(Exit.MACHINE, thrown.getMessage() + "; run again, which goes on from here");
    }
    if (thrown instanceof OutOfMemoryError || thrown instanceof MemoryException) {
      return said(Exit.MACHINE, "there is not enough memory; try a smaller --array");
    }
    return said(Exit.MACHINE, new BugReport(workspace, arguments).write(thrown));
  }

  private int said(int exitCode, String message) {
    console.say("ablate: " + message);
    return exitCode;
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      Path folder = Path.of(missing.getFile()).getParent();
      boolean there = folder == null || Files.exists(folder);
      return (there ? missing.getFile() : "the folder " + folder) + " does not exist";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written";
    }
    return FileFailure.text(e);
  }
}
