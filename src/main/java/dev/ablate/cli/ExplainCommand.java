package dev.ablate.cli;

import dev.ablate.check.BlockCount;
import dev.ablate.check.Explained;
import dev.ablate.experiment.Experiment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints how the number of trials came about. */
@Command(
    name = "explain",
    description = {
      "Says how many trials a file has and why.",
      "Shows what varies, what each 'where' removes of the product (alone, and what is left after"
          + " it",
      "and those before it), and which trials are equal."
    },
    footer = {
      "",
      "--json prints {\"experiment\", \"product\", \"removed_by_where\", \"duplicates\","
          + " \"trials\",",
      "\"blocks\": [{\"label\", \"product\", \"axes\": [{\"name\", \"set\", \"members\", \"only\","
          + " \"matters\"}],",
      "\"where\": [{\"condition\", \"breaks\", \"left\"}]}], \"equal\": [[rows that are one"
          + " trial]]}.",
      "",
      "Example: ablate explain experiments/quickstart.exp"
    })
final class ExplainCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  @Mixin private FileArgument file;

  @Mixin private QuietOption quiet;

  @Option(
      names = "-v",
      description = "Show sets and conditions in full, and every row that equals another.")
  private boolean verbose;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  ExplainCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    Explained explained =
        new ExperimentReader(workspace, console, quiet.progress(console)).explain(file);
    Experiment experiment = explained.checked().experiment().orElseThrow();
    if (json) {
      console.print(Json.text(json(experiment, explained.blocks())));
    } else {
      new ExplainText(experiment, explained.blocks(), verbose).lines().forEach(console::print);
    }
    return Exit.OK;
  }

  private static Map<String, Object> json(Experiment experiment, List<BlockCount> blocks) {
    EqualTrials equal = EqualTrials.of(experiment);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("experiment", experiment.title());
    json.put("product", experiment.product());
    json.put("removed_by_where", experiment.removedByWhere());
    json.put("duplicates", equal.merged());
    json.put("trials", equal.trials());
    json.put("blocks", blocks.stream().map(ExplainCommand::json).toList());
    json.put("equal", equal.rows());
    return json;
  }

  private static Map<String, Object> json(BlockCount block) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", block.label());
    json.put("product", block.product());
    json.put("axes", block.axes().stream().map(ExplainCommand::json).toList());
    json.put("where", block.conditions().stream().map(ExplainCommand::json).toList());
    return json;
  }

  private static Map<String, Object> json(BlockCount.AxisCount axis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", axis.name());
    json.put("set", axis.set());
    json.put("members", axis.members());
    json.put("only", axis.only());
    json.put("matters", axis.matters());
    return json;
  }

  private static Map<String, Object> json(BlockCount.ConditionCount condition) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("condition", condition.text());
    json.put("breaks", condition.alone());
    json.put("left", condition.left());
    return json;
  }
}
