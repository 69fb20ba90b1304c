package dev.ablate;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.model.Models;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.layer.Layers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Networks from text, for tests. */
public final class Networks {
  private Networks() {}

  /** The body of a model: {@code Linear(128) ReLU Linear(classes)}. */
  public static Network of(String layers, DataInfo data) {
    Problems problems = new Problems();
    Models models =
        new Models(
            Exprs.unit("model m { " + layers + " }").declarations(), Catalog.standard(), problems);
    return models
        .network(models.components().find("m").orElseThrow().instance(Map.of()), data, problems)
        .orElseThrow(() -> new AssertionError(problems.diagnostics()));
  }

  /** One layer: {@code Conv2d(5, kernel_size = 3)}. */
  public static Network layer(String spec, Shape input) {
    return chain(input, spec);
  }

  /** Layers one behind the other. */
  public static Network chain(Shape input, String... specs) {
    List<Node> nodes = new ArrayList<>();
    Shape shape = input;
    for (String spec : specs) {
      Node node = Layers.node(Specs.instance(spec), shape, spec);
      nodes.add(node);
      shape = node.output();
    }
    return new Network(input, nodes);
  }

  /** A classified set of that shape. */
  public static DataInfo classified(Shape input, int classes, int train, int validation, int test) {
    return new DataInfo(input, Task.CLASSES, classes, train, validation, test, "sample");
  }
}
