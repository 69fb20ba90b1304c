package dev.ablate.cli;

import dev.ablate.report.ReportJson;
import dev.ablate.report.ReportWriter;
import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.Results;
import dev.ablate.report.text.Copies;
import dev.ablate.report.text.TextFormat;
import dev.ablate.report.view.Fact;
import dev.ablate.report.view.Page;
import dev.ablate.sweep.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of what is stored. */
@Command(
    name = "report",
    description = "Writes the report of what is stored, and prints its path.",
    footer = {
      "",
      "--format json prints {\"tables\": [{\"title\", \"columns\", \"rows\":"
          + " [{\"label\", \"n\", \"cells\": {metric:",
      "{\"mean\", \"std\", \"delta\", \"p\", \"ci95\"}}}]}], \"effects\","
          + " \"experiment\", \"baseline\", \"objective\",",
      "\"best_trial\", \"trials\", \"predictions\"}: the first table has all rows, an"
          + " effect is such a table",
      "of one axis, null is what cannot be told.",
      "",
      "Example: ablate report experiments/quickstart.exp --format latex -o tables.tex"
    })
final class ReportCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  /** The formats, as the command line has them. */
  enum Format {
    html,
    markdown,
    latex,
    csv,
    json
  }

  @Mixin private FileArgument file;

  @Mixin private StoreOption store;

  @Mixin private PlanningOptions planning;

  @Mixin private QuietOption quiet;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "The page, or its tables: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
      defaultValue = "html")
  private Format format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write (reports/NAME/index.html; other formats to standard output).")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--table",
      paramLabel = "TITLE",
      description =
          "One table alone, by its title on the page, byte for byte what its buttons copy there.")
  private Optional<String> table = Optional.empty();

  @Option(names = "--open", description = "Show the page in a browser.")
  private boolean open;

  ReportCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (open && format != Format.html) {
      throw new CommandFailure(
          Exit.USAGE, "--open shows the page, and --format " + format + " writes none");
    }
    if (table.isPresent() && format == Format.html) {
      throw new CommandFailure(
          Exit.USAGE, "--table writes one table: add --format latex, markdown, csv or json");
    }
    Path trials = store.path(workspace);
    Plans plans = new Plans(workspace, console, quiet.progress(console));
    Plan plan = plans.read(file, trials, planning.planner());
    long dropped = plans.dropped(file, trials, plan);
    Path target = output.map(workspace::resolve).orElseGet(() -> workspace.report(file.path()));
    ReportFile report =
        new ReportFile(
            store.with(file.run()), store.with("./ablate show"), trials, target, dropped);
    if (dropped > 0) {
      console.say(Plans.droppedText(dropped));
    }
    if (format == Format.html) {
      report.write(new ReportWriter(), plan, plan.records());
      console.print(target.toString());
    } else {
      ReportInput input = report.input(plan, plan.records());
      print(table.isPresent() ? text(input, table.get()) : text(input));
    }
    if (open) {
      new ProcessBuilder(opener(), target.toString()).start();
    }
    return Exit.OK;
  }

  private String text(ReportInput input) {
    return switch (format) {
      case markdown -> TextFormat.MARKDOWN.of(input);
      case latex -> TextFormat.LATEX.of(input);
      case csv -> TextFormat.CSV.of(input);
      case json -> Json.text(ReportJson.of(input)) + "\n";
      case html -> throw new IllegalStateException("a page is written, not printed");
    };
  }

  private String text(ReportInput input, String title) {
    Map<String, List<Fact>> tables = new Copies().all(Page.of(Results.of(input)));
    List<Fact> texts = tables.getOrDefault(title, List.of());
    return texts.stream()
        .filter(text -> text.name().equalsIgnoreCase(format.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandFailure(
                    Exit.USAGE,
                    "the report has no table \""
                        + title
                        + "\"; it has "
                        + String.join(", ", tables.keySet())))
        .value();
  }

  private void print(String text) throws IOException {
    if (output.isPresent()) {
      Files.write(workspace.resolve(output.get()), text.getBytes(StandardCharsets.UTF_8));
    } else {
      console.print(text.stripTrailing());
    }
  }

  private static String opener() {
    return System.getProperty("os.name").startsWith("Mac") ? "open" : "xdg-open";
  }
}
