package dev.ablate.export.script;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.ablate.experiment.Network;
import dev.ablate.program.StateTensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every layer as Python's PyTorch makes it: what it gives, and what its weights are called. */
class ModelCodeTest {
  private static final Map<Shape, List<String>> CASES =
      Map.of(
          Shape.of(4, 4, 3),
          List.of(
              "Conv2d(4, 2, dilation = 2, groups = 2, bias = false)",
              "Conv2d(3, [3, 1], padding = [1, 0], init = xavier_normal)",
              "ConvTranspose2d(2, 3, 1, 1, groups = 2)",
              "BatchNorm2d(affine = false)",
              "GroupNorm(2)",
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
              "Dropout()",
              "Reshape([2, -1])",
              "Embedding(7, 2)",
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

  private static final String DRIVER =
      """
      import json, math, torch
      from torch import nn
      results = []
      for case in json.load(open("cases.json")):
          names = {"torch": torch, "nn": nn, "math": math}
          exec(case["code"], names)
          model = names["make_model"]()
          weights = {name: list(value.shape) for name, value in model.state_dict().items()}
          weights = {k: v for k, v in weights.items() if not k.endswith("num_batches_tracked")}
          results.append({"output": list(model(torch.ones(2, *case["input"])).shape[1:]), "weights": weights})
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
    PythonTorch python = PythonTorch.find();
    ObjectMapper mapper = new ObjectMapper();
    ArrayNode cases = mapper.createArrayNode();
    ArrayNode expected = mapper.createArrayNode();
    CASES.forEach(
        (input, specs) ->
            specs.forEach(
                spec -> {
                  Network network = Networks.layer(spec, input);
                  ObjectNode made = cases.addObject().put("code", ModelCode.of(network));
                  made.set("input", mapper.valueToTree(input.sizes()));
                  expected.add(facts(network, mapper));
                }));
    mapper.writeValue(folder.resolve("cases.json").toFile(), cases);
    Files.writeString(folder.resolve("driver.py"), DRIVER);
    python.run(folder, "driver.py");
    JsonNode results = mapper.readTree(folder.resolve("results.json").toFile());
    for (int i = 0; i < cases.size(); i++) {
      assertThat(results.get(i)).as(cases.get(i).get("code").asText()).isEqualTo(expected.get(i));
    }
  }

  private static ObjectNode facts(Network network, ObjectMapper mapper) {
    ObjectNode facts = mapper.createObjectNode();
    facts.set("output", mapper.valueToTree(network.output().sizes()));
    ObjectNode weights = facts.putObject("weights");
    StateTensor.of(network)
        .forEach(tensor -> weights.set(tensor.name(), mapper.valueToTree(tensor.shape().sizes())));
    return facts;
  }
}
