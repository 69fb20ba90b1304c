package dev.ablate.cli;

import dev.ablate.ast.Printer;
import dev.ablate.ast.SourceUnit;
import dev.ablate.parse.Parsed;
import dev.ablate.parse.Parser;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.DiagnosticPrinter;
import dev.ablate.source.FileFailure;
import dev.ablate.source.SourceReader;
import dev.ablate.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings files into canonical form. */
@Command(
    name = "fmt",
    description = {
      "Writes experiment files in canonical form; comments stay where they are.",
      "A file with syntax errors is left as it is."
    },
    footer = {"", "Example: ablate fmt experiments/*.exp"})
final class FmtCommand implements Callable<Integer> {
  private static final String TOO_LARGE =
      "in canonical form the file would hold more than 1 MiB, so it is left as it is";

  private final Workspace workspace;
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
  private List<Path> files = List.of();

  @Option(
      names = "--check",
      description = "Change nothing; name the files that would change and exit with 1.")
  private boolean checkOnly;

  @Option(names = "--quiet", description = "Name no files; errors are said all the same.")
  private boolean quiet;

  @Option(names = "-v", description = "Name the files that are in canonical form, too.")
  private boolean verbose;

  FmtCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    int exitCode = Exit.OK;
    for (Path file : files) {
      exitCode = Math.max(exitCode, format(file));
    }
    return exitCode;
  }

  private int format(Path file) {
    SourceReader.Loaded loaded = SourceReader.read(workspace.resolve(file), file.toString());
    if (loaded.problem().isPresent()) {
      return refuse(List.of(loaded.problem().get()));
    }
    Parsed parsed = Parser.parse(loaded.file());
    return parsed.unit().isPresent()
        ? format(file, parsed.unit().get())
        : refuse(parsed.diagnostics());
  }

  private int refuse(List<Diagnostic> diagnostics) {
    console.err().print(DiagnosticPrinter.print(diagnostics));
    console.err().flush();
    return Exit.FILE_ERRORS;
  }

  private int format(Path file, SourceUnit unit) {
    try {
      return rewrite(file, unit);
    } catch (IOException e) {
      console.say("ablate: cannot write " + file + ": " + FileFailure.reason(e));
      return Exit.MACHINE;
    }
  }

  private int rewrite(Path file, SourceUnit unit) throws IOException {
    Path path = workspace.resolve(file);
    byte[] canonical = Printer.print(unit).getBytes(StandardCharsets.UTF_8);
    if (Arrays.equals(canonical, Files.readAllBytes(path))) {
      say(file, "in canonical form", verbose);
      return Exit.OK;
    }
    if (canonical.length > SourceReader.MAX_BYTES) {
      return refuse(List.of(Diagnostic.error(new Span(unit.span().file(), 0, 0), TOO_LARGE)));
    }
    if (checkOnly) {
      say(file, "not in canonical form", !quiet);
      return Exit.NOT_CANONICAL;
    }
    write(path.toRealPath(), canonical);
    say(file, "formatted", !quiet);
    return Exit.OK;
  }

  private void say(Path file, String what, boolean wanted) {
    if (wanted) {
      console.print(file + ": " + what);
    }
  }

  /** Replaces a file at once, so that nothing is lost whenever this ends; its permissions stay. */
  private static void write(Path file, byte[] content) throws IOException {
    Path temporary =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.copy(file, temporary, StandardCopyOption.COPY_ATTRIBUTES);
      Files.write(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
