package dev.ablate.cli;

import dev.ablate.check.Checked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks files without running anything. */
@Command(
    name = "check",
    description = "Prints all errors and warnings of experiment files.",
    footer = {
      "",
      "--json prints {\"files\": [{\"file\", \"ok\", \"diagnostics\": [{\"severity\", \"file\","
          + " \"line\",",
      "\"column\", \"length\", \"message\"}], \"trials\", \"architectures\": [{\"parameters\",",
      "\"optimizer\", \"batch_size\", \"bytes\", \"weights\", \"state\", \"activations\"}]}]}: the"
          + " memory",
      "in bytes of the trial that needs most; \"trials\" is null where there is nothing to run.",
      "",
      "Example: ablate check experiments/*.exp"
    })
final class CheckCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Experiment files.")
  private List<Path> files = List.of();

  @Mixin private SetOption given;

  @Mixin private QuietOption quiet;

  @Option(names = "-v", description = "List every architecture, also where they are many.")
  private boolean verbose;

  @Option(names = "--json", description = "Print JSON, errors and warnings in it.")
  private boolean json;

  CheckCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    ExperimentReader reader = new ExperimentReader(workspace, console, quiet.progress(console));
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    int exitCode = Exit.OK;
    for (Path file : files) {
      Checked checked =
          json ? reader.find(file, given.settings()) : reader.check(file, given.settings());
      exitCode = checked.hasErrors() ? Exit.FILE_ERRORS : exitCode;
      Optional<CheckSummary> summary = checked.experiment().map(CheckSummary::of);
      if (json) {
        found.add(CheckJson.of(file, checked, summary));
      } else if (!checked.hasErrors()) {
        print(file, summary);
      }
    }
    if (json) {
      Json.write(Map.of("files", found), console.out());
    }
    return exitCode;
  }

  private void print(Path file, Optional<CheckSummary> summary) {
    String what =
        summary
            .map(s -> Figures.count(s.trials(), "trial") + ", " + s.architectures().summary())
            .map(", "::concat)
            .orElse("");
    console.print(file + ": ok" + what);
    summary.ifPresent(s -> s.architectures().memory(verbose).forEach(console::print));
  }
}
