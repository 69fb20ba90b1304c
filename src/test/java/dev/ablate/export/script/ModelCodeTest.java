package dev.ablate.export.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ablate.Networks;
import dev.ablate.PythonTorch;
import dev.ablate.Specs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Weight;
import dev.ablate.program.StateTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every layer as Python's PyTorch makes it: what it gives, and what its weights are called. */
class ModelCodeTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<Shape, List<String>> CASES =
      Map.of(
          Shape.of(4, 4, 3),
          List.of(
              "Conv2d(4, 2, dilation = 2, groups = 2, bias = false)",
              "Conv2d(3, [2, 3], padding = same, padding_mode = circular)",
              "Conv2d(3, [3, 1], padding = [1, 0], init = xavier_normal)",
              "ConvTranspose2d(2, 3, 1, 1, groups = 2)",
              "BatchNorm2d(affine = false)",
              "BatchNorm2d(bias = false, init = normal)",
              "GroupNorm(2, init = zeros)",
              "InstanceNorm2d(affine = true, track_running_stats = true)",
              "MaxPool2d(3, stride = 1, padding = 1)",
              "MaxPool2d([2, 1])",
              "AvgPool2d(2, ceil_mode = true)",
              "AdaptiveAvgPool2d([3, 2])",
              "AdaptiveMaxPool2d([3, 2])",
              "Dropout2d(0.4)",
              "Flatten(2)",
              "Linear(5, init = zeros)"),
          Shape.of(4, 3),
          List.of(
              "Conv1d(3, 2, padding = same)",
              "BatchNorm1d(momentum = 0.2, track_running_stats = false)",
              "GroupNorm(4, affine = false)",
              "LayerNorm(bias = false)",
              "PReLU(4)",
              "Softmax()",
              "Softmax(1)",
              "LSTM(2, 2, bidirectional = true)",
              "LSTM(3, 2, bias = false, proj_size = 2)",
              "GRU(2, 2, bias = false, dropout = 0.1)",
              "Flatten()"),
          Shape.of(3, 4),
          List.of(
              "MultiheadAttention(1, dropout = 0.3, bias = false)",
              "TransformerEncoderLayer(2, 5, 0)",
              "TransformerEncoderLayer(1, 3, 0.2, activation = gelu, norm_first = true)"),
          Shape.of(6),
          List.of(
              "Linear(3, bias = false)",
              "BatchNorm1d()",
              "BatchNorm1d(momentum = none, bias = false)",
              "Dropout()",
              "Reshape([2, -1])",
              "Embedding(7, 2)",
              "Embedding(7, 2, max_norm = 1, norm_type = 1, scale_grad_by_freq = true)",
              "ReLU()",
              "LeakyReLU(0.2)",
              "PReLU(init = 0.1)",
              "ELU(0.7)",
              "GELU(approximate = tanh)",
              "SiLU()",
              "Mish()",
              "Hardswish()",
              "Softplus(2, threshold = 1)",
              "Tanh()",
              "Sigmoid()",
              "Identity()"));

  /** Large enough that how widely their weights spread can be told. */
  private static final Map<Shape, List<String>> STARTS =
      Map.of(
          Shape.of(40, 8, 8),
          List.of(
              "Conv2d(50, 3, init = kaiming_uniform)",
              "ConvTranspose2d(60, 3, groups = 2, init = xavier_normal)",
              "BatchNorm2d(init = zeros)",
              "GroupNorm(2, bias = false)"),
          Shape.of(9, 60),
          List.of(
              "Linear(50, init = zeros)",
              "LSTM(50, 2, init = kaiming_normal)",
              "LSTM(50)",
              "GRU(40, init = zeros)",
              "GRU(40, bias = false, bidirectional = true, init = xavier_uniform)",
              "MultiheadAttention(2, init = normal)",
              "MultiheadAttention(2)",
              "MultiheadAttention(2, add_bias_kv = true, add_zero_attn = true)",
              "TransformerEncoderLayer(2, 90, init = kaiming_uniform)",
              "TransformerEncoderLayer(2, 90)",
              "Embedding(70, 50, padding_idx = 3, init = kaiming_uniform)",
              "Embedding(70, 50, init = xavier_normal)",
              "Embedding(70, 50, padding_idx = -1)"));

  private static final String DRIVER =
      """
      import json, math, torch
      from torch import nn
      results = []
      for case in json.load(open("cases.json")):
          names = {"torch": torch, "nn": nn, "math": math}
          exec(case["code"], names)
          torch.manual_seed(0)
          model = names["make_model"]()
          weights = {name: list(value.shape) for name, value in model.state_dict().items()}
          weights = {k: v for k, v in weights.items() if not k.endswith("num_batches_tracked") or model[0].momentum is None}
          spread = {k: float(p.detach().double().square().mean().sqrt()) for k, p in model.named_parameters()}
          output = list(model(torch.ones(2, *case["input"])).shape[1:])
          results.append({"output": output, "weights": weights, "spread": spread})
      json.dump(results, open("results.json", "w"))
      """;

  @Test
  void everyLayerOfTheCatalogHasACase() {
    assertThat(CASES.values().stream().flatMap(List::stream))
        .extracting(spec -> Specs.instance(spec).name())
        .containsAll(Catalog.standard().names(Kind.LAYER));
  }

  @Test
  void pythonMakesTheSameLayers(@TempDir Path folder) throws Exception {
    List<Network> networks = networks(CASES);
    JsonNode results = made(networks, folder);
    for (int i = 0; i < networks.size(); i++) {
      Network network = networks.get(i);
      assertThat(results.get(i).get("output")).isEqualTo(json(network.output()));
      ObjectNode weights = MAPPER.createObjectNode();
      StateTensor.of(network).forEach(tensor -> weights.set(tensor.name(), json(tensor.shape())));
      assertThat(results.get(i).get("weights")).as(ModelCode.of(network)).isEqualTo(weights);
    }
  }

  @Test
  void pythonStartsTheirWeightsAlike(@TempDir Path folder) throws Exception {
    List<Network> networks = networks(STARTS);
    JsonNode results = made(networks, folder);
    for (int i = 0; i < networks.size(); i++) {
      JsonNode spread = results.get(i).get("spread");
      for (Weight weight : networks.get(i).layers().get(0).weights()) {
        double expected = spread(weight.initialization());
        assertThat(spread.get("0." + weight.name()).asDouble())
            .as(weight + " by\n" + ModelCode.of(networks.get(i)))
            .isCloseTo(expected, withinPercentage(20));
      }
    }
  }

  /** The root of the mean square of what is drawn, but for a row of zeros. */
  private static double spread(Initialization how) {
    if (how instanceof Initialization.Uniform uniform) {
      return uniform.bound() / Math.sqrt(3);
    } else if (how instanceof Initialization.Normal normal) {
      return normal.std();
    } else if (how instanceof Initialization.ZeroRow zero) {
      return spread(zero.others());
    }
    return ((Initialization.Constant) how).value();
  }

  private static List<Network> networks(Map<Shape, List<String>> layers) {
    return layers.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(spec -> Networks.layer(spec, e.getKey())))
        .toList();
  }

  /** What Python says of the networks that it makes. */
  private static JsonNode made(List<Network> networks, Path folder) throws Exception {
    PythonTorch python = PythonTorch.find();
    ArrayNode cases = MAPPER.createArrayNode();
    for (Network network : networks) {
      ObjectNode made = cases.addObject().put("code", ModelCode.of(network));
      made.set("input", json(network.input()));
    }
    MAPPER.writeValue(folder.resolve("cases.json").toFile(), cases);
    Files.writeString(folder.resolve("driver.py"), DRIVER);
    python.run(folder, "driver.py");
    return MAPPER.readTree(folder.resolve("results.json").toFile());
  }

  private static JsonNode json(Shape shape) {
    return MAPPER.valueToTree(shape.sizes());
  }
}
