package dev.ablate.check.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.Fixtures;
import dev.ablate.Specs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.source.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelsTest {
  private static final DataInfo IMAGES = data(Shape.of(3, 32, 32), 100);
  private static final DataInfo DIGITS = data(Shape.of(1, 8, 8), 10);
  private static final DataInfo ROWS = data(Shape.of(4), 3);

  private static final String CNN2 =
      """
      model cnn2(width = 64, p = 0.25) {
        block stage(channels) {
          repeat 2 { Conv2d(channels, kernel_size = 3, padding = 1) BatchNorm2d ReLU }
          MaxPool2d(2) Dropout(p)
        }
        stage(width) stage(2 * width)
        Flatten
        Linear(512) ReLU Dropout(0.5)
        Linear(classes)
      }
      """;

  private final Problems problems = new Problems();

  /** Counted by torch.nn.Sequential of the same layers: sum(p.numel() for p in m.parameters()). */
  @Test
  void countsParametersAsPyTorchDoes() {
    assertThat(network(CNN2, IMAGES).parameters()).isEqualTo(4_507_044);
    assertThat(network(CNN2, IMAGES, Map.of("width", new Value.Int(16))).parameters())
        .isEqualTo(1_117_236);
    String residual =
        """
        model m {
          Conv2d(16, 3, padding = 1, bias = false) BatchNorm2d ReLU
          residual {
            Conv2d(32, 3, stride = 2, padding = 1, groups = 2) BatchNorm2d ReLU
            Conv2d(32, 3, padding = 1)
          } shortcut { Conv2d(32, 1, stride = 2, bias = false) }
          AdaptiveAvgPool2d(1) Flatten Linear(classes)
        }
        """;
    assertThat(network(residual, data(Shape.of(3, 32, 32), 10)).parameters()).isEqualTo(12_954);
  }

  /** Counted by a torch.nn.Module with the same forms, as above. */
  @Test
  void countsParametersOfEveryFormAsPyTorchDoes() {
    String file = fixture("model-forms.exp");
    DataInfo data = data(Shape.of(3, 8, 8), 3);
    assertThat(network(file, data, Map.of("depth", new Value.Int(1))).parameters())
        .isEqualTo(6_491);
    assertThat(network(file, data, Map.of("depth", new Value.Int(3))).parameters())
        .isEqualTo(18_155);
  }

  @Test
  void unrollsBlocksAndRepeats() {
    Network network = network(CNN2, IMAGES);
    assertThat(names(network))
        .startsWith("Conv2d", "BatchNorm2d", "ReLU", "Conv2d", "BatchNorm2d", "ReLU", "MaxPool2d")
        .hasSize(21);
    Node.Layer third = network.layers().get(8);
    assertThat(third.label()).isEqualTo("9: Conv2d");
    assertThat(third.input()).isEqualTo(Shape.of(64, 16, 16));
    assertThat(third.output()).isEqualTo(Shape.of(128, 16, 16));
    assertThat(network.layers().get(7).layer().real("p")).isEqualTo(0.25);
  }

  @Test
  void unrollsLoopsAndConditions() {
    String model =
        """
        model m(depth = 3, act = ReLU) {
          for c in [8, 2 * 8] { Linear(c) act }
          for i in 1..depth { if i == 2 { Tanh } else if i > 2 { Dropout(i / 10) } else { Identity } }
          for i in 1..9 step 4 { Linear(i) }
          for i in 3..2 { Linear(i) }
          repeat depth - 3 { Linear(99) }
          Linear(classes)
        }
        """;
    Network network = network(model, ROWS);
    assertThat(network.layers())
        .extracting(layer -> layer.layer().name() + " " + layer.output())
        .containsExactly(
            "Linear [8]",
            "ReLU [8]",
            "Linear [16]",
            "ReLU [16]",
            "Identity [16]",
            "Tanh [16]",
            "Dropout [16]",
            "Linear [1]",
            "Linear [5]",
            "Linear [9]",
            "Linear [3]");
  }

  @Test
  void holdsLayersInParameters() {
    String model = "model m(act = ReLU, head = Linear(7)) { act() head act Linear(classes) }";
    Instance tanh = Specs.instance("Tanh()");
    assertThat(names(network(model, ROWS, Map.of("act", tanh))))
        .containsExactly("Tanh", "Linear", "Tanh", "Linear");
  }

  @Test
  void blocksSeeWhereTheyAreDeclared() {
    String model =
        """
        block outer(n, m = 2 * 3) { Linear(n * m) }
        model m(w = 2) {
          for w in [5] { outer(1) inner(1) }
          block inner(k, n = w) { Linear(n * k) }
          Linear(classes)
        }
        """;
    assertThat(network(model, ROWS).layers())
        .extracting(layer -> layer.output().size(0))
        .containsExactly(6, 2, 3);
  }

  @Test
  void knowsTheShapeOfTheInput() {
    assertThat(names(network("model m { if len(input) == 3 { Flatten } Linear(classes) }", DIGITS)))
        .containsExactly("Flatten", "Linear");
  }

  @Test
  void joinsBranches() {
    String model =
        """
        model m {
          parallel { { Conv2d(4, 1) } { Conv2d(6, 3, padding = 1) ReLU } { } }
          residual { Conv2d(11, 3, padding = same) }
          Flatten Linear(classes)
        }
        """;
    Network network = network(model, DIGITS);
    assertThat(network.nodes().get(0).output()).isEqualTo(Shape.of(11, 8, 8));
    assertThat(network.nodes().get(1).output()).isEqualTo(Shape.of(11, 8, 8));
    assertThat(network.layers())
        .extracting(Node.Layer::label)
        .containsExactly(
            "1: Conv2d", "2: Conv2d", "3: ReLU", "4: Conv2d", "5: Flatten", "6: Linear");
  }

  @Test
  void givesTheParametersOfAModel() {
    Models models = models("model m(a, p = 0.25 off 0, act = ReLU) { act Dropout(p) Linear(a) }");
    assertThat(models.components().find("m"))
        .hasValueSatisfying(
            component -> {
              assertThat(component.parameter("a").orElseThrow().defaultValue()).isEmpty();
              assertThat(component.parameter("p").orElseThrow().off()).contains(new Value.Real(0));
              assertThat(component.parameter("act").orElseThrow().defaultValue())
                  .contains(Specs.instance("ReLU()"));
            });
    assertThat(problems.diagnostics()).isEmpty();
  }

  @Test
  void unrollsToTheLimitAndNoFurther() {
    assertThat(network("model m { repeat 99999 { ReLU } Linear(classes) }", ROWS).layers())
        .hasSize(100_000);
    assertThat(failure("model m { repeat 1000000000 { ReLU ReLU } Linear(classes) }", ROWS))
        .isEqualTo("ReLU: the model has more than 100,000 layers after unrolling");
  }

  @Test
  void endsLoopsThatUnrollToNothing() {
    assertThat(failure("model m(n = 9) { for i in 1..10 ** n { if i < 0 { ReLU } } }", ROWS))
        .endsWith("the model has more than 200,000 turns of loops and uses of blocks");
  }

  @Test
  void endsBlocksThatUnrollToNothing() {
    String doubling =
        "block b0 { } "
            + IntStream.rangeClosed(1, 60)
                .mapToObj(i -> "block b%d { b%d b%d }".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining(" "));
    assertThat(failure(doubling + " model m { b60 }", ROWS))
        .endsWith("the model has more than 200,000 turns of loops and uses of blocks");
  }

  @Test
  void endsLongChainsOfBlocks() {
    String chain =
        "block b0 { } "
            + IntStream.rangeClosed(1, 3000)
                .mapToObj(i -> "block b%d { b%d }".formatted(i, i - 1))
                .collect(Collectors.joining(" "));
    assertThat(failure(chain + " model m { b3000 }", ROWS))
        .endsWith("the model has more than 200 levels of blocks and loops");
  }

  private static String fixture(String name) {
    return Fixtures.in("valid/check").stream()
        .filter(fixture -> fixture.toString().equals(name))
        .map(fixture -> fixture.source().text())
        .findFirst()
        .orElseThrow();
  }

  private static DataInfo data(Shape input, int outputs) {
    return new DataInfo(input, Task.CLASSES, outputs, 100, 10, 10, "00");
  }

  private Models models(String text) {
    return new Models(Exprs.unit(text).declarations(), Catalog.standard(), problems);
  }

  private Network network(String text, DataInfo data) {
    return network(text, data, Map.of());
  }

  private Network network(String text, DataInfo data, Map<String, Value> arguments) {
    Optional<Network> network = build(text, data, arguments);
    assertThat(problems.diagnostics()).isEmpty();
    return network.orElseThrow();
  }

  private Optional<Network> build(String text, DataInfo data, Map<String, Value> arguments) {
    Models models = models(text);
    String name = models.components().names().iterator().next();
    return models.network(
        models.components().find(name).orElseThrow().instance(arguments), data, problems);
  }

  private String failure(String text, DataInfo data) {
    assertThat(build(text, data, Map.of())).isEmpty();
    assertThat(problems.diagnostics()).hasSize(1);
    Diagnostic diagnostic = problems.diagnostics().get(0);
    return diagnostic.span().text() + ": " + diagnostic.message();
  }

  private static List<String> names(Network network) {
    return network.layers().stream().map(layer -> layer.layer().name()).toList();
  }
}
