package dev.ablate.cli;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Metric;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Planned;
import dev.ablate.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the catalog knows of a component, or lists all components. */
@Command(
    name = "help",
    description = "Lists all components, or shows the parameters of one.",
    footer = {"", "Example: ablate help AdamW"})
final class HelpCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A component such as AdamW, 'experiment' for all settings, or a command.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--markdown",
      description = "Print all components with their parameters as Markdown.")
  private boolean markdown;

  @Spec private CommandSpec spec;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (markdown && name.isPresent()) {
      throw new CommandFailure(Exit.USAGE, "--markdown prints all components; leave out the name");
    }
    if (markdown) {
      CatalogMarkdown.lines(Catalog.standard()).forEach(console::print);
    } else {
      name.ifPresentOrElse(this::explain, this::list);
    }
    return Exit.OK;
  }

  private void list() {
    TextTable table = new TextTable();
    for (Kind kind : Kind.values()) {
      List<Component> components = Catalog.standard().all(kind);
      if (!components.isEmpty()) {
        table.row("").row(kind.noun());
        components.forEach(c -> table.row("  " + c.name(), c.doc()));
      }
    }
    table.row("").row("metric");
    Metrics.ALL.forEach(metric -> table.row("  " + metric.name(), metric.doc()));
    table.lines().forEach(console::print);
    console.print("");
    console.print("`ablate help NAME` shows the parameters of one, `ablate --help` the commands.");
  }

  private void explain(String wanted) {
    List<Component> components = Catalog.standard().find(wanted);
    Optional<Metric> metric = Metrics.find(wanted);
    CommandLine command = spec.parent().subcommands().get(wanted);
    if (!components.isEmpty()) {
      components.stream()
          .flatMap(component -> new ComponentHelp(component).lines().stream())
          .forEach(console::print);
    } else if (metric.isPresent()) {
      console.print(wanted + " (metric): " + metric.get().doc());
    } else if (command != null) {
      command.usage(console.out());
    } else {
      throw new CommandFailure(Exit.USAGE, unknown(wanted));
    }
  }

  private static String unknown(String wanted) {
    return Planned.component(wanted)
        .map(kind -> kind.noun() + " '" + wanted + "' cannot be used yet")
        .orElse(
            "there is no component '"
                + wanted
                + "'"
                + Nearest.hint(wanted, names())
                + "\n`ablate help` lists all of them");
  }

  private static List<String> names() {
    return Stream.concat(
            Stream.of(Kind.values()).flatMap(kind -> Catalog.standard().names(kind).stream()),
            Metrics.names().stream())
        .toList();
  }
}
