package dev.ablate.cli;

import dev.ablate.report.ReportJson;
import dev.ablate.sweep.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of what is stored. */
@Command(
    name = "report",
    description = "Writes the report of what is stored, and prints its path.",
    footer = {"", "Example: ablate report experiments/quickstart.exp --format json"})
final class ReportCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  /** The formats, as the command line has them. */
  enum Format {
    html,
    json
  }

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private PlanningOptions planning;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
      defaultValue = "html")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write (reports/NAME/index.html; other formats to standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--open", description = "Show the page in a browser.")
  private boolean open;

  ReportCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path trials = store.path(workspace);
    Plan plan = new Plans(workspace, console).read(file, trials, planning.planner());
    Path target = output.map(workspace::resolve).orElseGet(() -> workspace.report(file.path()));
    ReportFile report = new ReportFile(file.run(), trials, target);
    if (format == Format.json) {
      print(Json.text(ReportJson.of(report.input(plan, plan.records()))));
    } else {
      report.write(plan, plan.records());
      console.print(target.toString());
    }
    if (open) {
      new ProcessBuilder(opener(), target.toString()).start();
    }
    return Exit.OK;
  }

  private void print(String text) throws IOException {
    if (output.isPresent()) {
      Files.writeString(workspace.resolve(output.get()), text + "\n");
    } else {
      console.print(text);
    }
  }

  private static String opener() {
    return System.getProperty("os.name").startsWith("Mac") ? "open" : "xdg-open";
  }
}
