package dev.ablate.check.model;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.layer.Joins;
import dev.ablate.experiment.layer.Layers;
import dev.ablate.experiment.layer.ShapeException;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets shapes flow through the steps of a model. */
final class NetworkBuilder {
  private static final long MOST_PARAMETERS = Integer.MAX_VALUE;

  private final Problems problems;
  private int layers;

  NetworkBuilder(Problems problems) {
    this.problems = problems;
  }

  /**
   * The network of these steps.
   *
   * @param model where the model is named, for what no single step is guilty of
   */
  Optional<Network> build(List<Step> steps, DataInfo data, Span model) {
    Span last = steps.isEmpty() ? model : steps.get(steps.size() - 1).span();
    Optional<Network> network =
        nodes(steps, data.input()).map(nodes -> new Network(data.input(), nodes));
    Optional<String> misfit = network.flatMap(n -> misfit(n, data));
    misfit.ifPresent(message -> problems.error(last, message));
    network.ifPresent(n -> new EmbeddingCheck(data.indices(), problems).check(steps));
    return network.filter(n -> misfit.isEmpty());
  }

  private static Optional<String> misfit(Network network, DataInfo data) {
    if (network.parameters() > MOST_PARAMETERS) {
      return Optional.of(
          String.format("the model has %,d weights, too many", network.parameters()));
    }
    return data.task().views() > 1 ? noEmbedding(network) : wrongOutputs(network, data);
  }

  private static Optional<String> noEmbedding(Network network) {
    return Optional.of(network.output())
        .filter(output -> output.rank() != 1)
        .map(
            "the model gives %s, but must give one list of numbers; end it with Flatten"
                ::formatted);
  }

  private static Optional<String> wrongOutputs(Network network, DataInfo data) {
    Shape wanted = Shape.of(data.outputs());
    if (network.output().equals(wanted)) {
      return Optional.empty();
    }
    String what = data.task() == Task.CLASSES ? "one number a class" : "one number a target";
    String hint = network.output().rank() > 1 ? "; end it with Flatten Linear(classes)" : "";
    return Optional.of(
        "the model gives %s, but must give %s, %s%s"
            .formatted(network.output(), wanted, what, hint));
  }

  private Optional<List<Node>> nodes(List<Step> steps, Shape input) {
    List<Node> nodes = new ArrayList<>();
    Shape shape = input;
    for (Step step : steps) {
      Optional<Node> node = node(step, shape);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      nodes.add(node.get());
      shape = node.get().output();
    }
    return Optional.of(nodes);
  }

  private Optional<Node> node(Step step, Shape input) {
    if (step instanceof Step.Layer layer) {
      return layer(layer, input);
    }
    if (step instanceof Step.Residual residual) {
      return residual(residual, input);
    }
    return step instanceof Step.Parallel parallel ? parallel(parallel, input) : Optional.empty();
  }

  private Optional<Node> layer(Step.Layer step, Shape input) {
    layers++;
    String name = step.layer().name();
    Optional<Node> node =
        fitting(step, name, () -> Layers.node(step.layer(), input, layers + ": " + name));
    if (node.isPresent()) {
      SwappedSizes.warning(step, input).ifPresent(w -> problems.warning(step.span(), w));
    }
    return node;
  }

  private Optional<Node> residual(Step.Residual step, Shape input) {
    Optional<List<Node>> body = nodes(step.body(), input);
    Optional<List<Node>> shortcut = nodes(step.shortcut(), input);
    if (body.isEmpty() || shortcut.isEmpty()) {
      return Optional.empty();
    }
    return fitting(
        step,
        "residual",
        () -> {
          Shape sum = Joins.sum(output(body.get(), input), output(shortcut.get(), input));
          return new Node.Residual(body.get(), shortcut.get(), input, sum);
        });
  }

  private Optional<Node> parallel(Step.Parallel step, Shape input) {
    List<List<Node>> branches = new ArrayList<>();
    step.branches().forEach(branch -> nodes(branch, input).ifPresent(branches::add));
    if (branches.size() < step.branches().size()) {
      return Optional.empty();
    }
    List<Shape> outputs = branches.stream().map(branch -> output(branch, input)).toList();
    return fitting(
        step, "parallel", () -> new Node.Parallel(branches, input, Joins.concatenation(outputs)));
  }

  private static Shape output(List<Node> nodes, Shape input) {
    return new Network(input, nodes).output();
  }

  private Optional<Node> fitting(Step step, String name, Supplier<Node> node) {
    try {
      return Optional.of(node.get());
    } catch (ShapeException mistake) {
      String hint = SwappedSizes.hint(step);
      problems.error(step.span(), name + " " + mistake.getMessage() + hint);
      return Optional.empty();
    }
  }
}
