package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.PythonTorch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that train by Python's PyTorch what Ablate trained. */
class ExportedScriptsTest {
  /**
   * Convolutions before a batch norm have no bias: its gradient is nothing but rounding, which Adam
   * and its kin make as large as any.
   */
  private static final String FILE =
      """
      model cnn {
        Conv2d(4, 3, padding = 1, bias = false, init = kaiming_normal) BatchNorm2d ReLU MaxPool2d(2)
        residual { Conv2d(4, 3, padding = 1, bias = false) BatchNorm2d } ReLU
        parallel { { Conv2d(3, 1) PReLU } { AvgPool2d(3, stride = 1, padding = 1) } }
        AdaptiveAvgPool2d(2) Flatten Linear(classes)
      }
      model mixed {
        ConvTranspose2d(6, 2, stride = 2) GroupNorm(2) InstanceNorm2d GELU AdaptiveMaxPool2d(4)
        Reshape([16, 6]) LayerNorm MultiheadAttention(2)
        TransformerEncoderLayer(3, 16, dropout = 0) LSTM(4, bidirectional = true) GRU(4)
        Conv1d(3, 3) Flatten Linear(classes)
      }
      model mlp { Linear(8) Tanh Linear(classes) }
      experiment "Scripts" {
        data = Shapes(train = 72, test = 20, classes = 4, size = 8, validation = 8)
        model = cnn()
        loss = CrossEntropyLoss()
        epochs = 50
        batch_size = 64
        variant "SGD" {
          optimizer = SGD(lr = 0.05, momentum = 0.9, weight_decay = 5e-4)
          schedule = Warmup(steps = 5, start_lr = 1e-4) then CosineAnnealingLR()
          clip_grad_norm = 1.0
        }
        variant "Adam" {
          optimizer = Adam(amsgrad = true)
          schedule = OneCycleLR(max_lr = 0.01)
          loss = CrossEntropyLoss(label_smoothing = 0.1)
        }
        variant "AdamW" {
          optimizer = AdamW(lr = 3e-3) schedule = StepLR(step_size = 4, gamma = 0.7)
          accumulate = 4 batch_size = 24 epochs = 17
          loss = CrossEntropyLoss(weight = [1, 2, 0.5, 1])
        }
        variant "NAdam" {
          optimizer = NAdam() loss = FocalLoss(gamma = 2, alpha = 0.25)
          schedule = LinearLR(total_iters = 10) then ExponentialLR(gamma = 0.9)
        }
        variant "RAdam" {
          optimizer = RAdam(lr = 5e-3) clip_grad_value = 0.01
          schedule = CosineAnnealingWarmRestarts(T_0 = 10, T_mult = 2)
        }
        variant "Adamax" {
          optimizer = Adamax(lr = 5e-3) schedule = MultiStepLR(milestones = [10, 30])
          loss = MultiMarginLoss(p = 2)
        }
        variant "RMSprop" {
          optimizer = RMSprop(momentum = 0.5) loss = BCEWithLogitsLoss()
          schedule = CyclicLR(base_lr = 1e-4, max_lr = 2e-3, step_size_up = 10)
        }
        variant "Adagrad" {
          optimizer = Adagrad(lr = 0.02) schedule = PolynomialLR()
          batch_size = 24 epochs = 17 drop_last = true accumulate = 2
        }
        variant "Adadelta" {
          optimizer = Adadelta(lr = 0.5) schedule = ReduceLROnPlateau(patience = 2, factor = 0.5)
        }
        variant "two units" {
          optimizer = SGD(lr = 0.02, momentum = 0.9, nesterov = true)
          batch_size = 24 epochs = 17 schedule = Warmup(epochs = 2) then CosineAnnealingLR()
        }
        variant "early stopping" {
          optimizer = SGD(lr = 0.5) precision = tf32
          early_stopping = EarlyStopping(monitor = val_accuracy, patience = 3, min_delta = 0.01)
        }
        variant "bf16" { optimizer = SGD(lr = 0.05) epochs = 5 precision = bf16 }
        variant "fp16" {
          optimizer = SGD(lr = 0.05) epochs = 5 precision = fp16 clip_grad_norm = 1 accumulate = 2
        }
        variant "layers" { model = mixed() optimizer = SGD(lr = 0.1) epochs = 5 }
        variant "rows" {
          data = Csv(train = "rows.csv", test = 0.2, target = 2, scale = 0.01, validation = 8,
                     normalize = [[1, 2], [0.5, 3]])
          model = mlp() loss = HuberLoss(delta = 0.5) optimizer = SGD(lr = 0.1) epochs = 5
          objective = minimize(val_mae)
        }
      }
      """;

  private static final String DRIVER =
      """
      import importlib.util, json, sys

      def history(name):
          spec = importlib.util.spec_from_file_location(name, name + ".py")
          script = importlib.util.module_from_spec(spec)
          spec.loader.exec_module(script)
          return script.train(script.load_data(name + ".npz"), "cpu")[1]

      json.dump({name: history(name) for name in sys.argv[1:]}, open("histories.json", "w"))
      """;

  private final Path folder;
  private final TestConsole console;

  ExportedScriptsTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @Test
  void haveTheSameLossesEpochByEpoch() throws Exception {
    PythonTorch python = PythonTorch.find();
    writeRows();
    JsonNode trials = run(FILE);
    List<String> ids = trials.findValuesAsText("id");
    for (String id : ids) {
      export(id);
    }
    Files.writeString(folder.resolve("driver.py"), DRIVER);
    python.run(folder, arguments(ids));
    JsonNode histories = new ObjectMapper().readTree(folder.resolve("histories.json").toFile());
    assertThat(trials)
        .as("one ends early")
        .anyMatch(t -> t.get("epochs").size() < t.get("settings").get("epochs").asInt());
    for (JsonNode trial : trials) {
      compare(trial, histories.get(trial.get("id").asText()));
    }
  }

  private static String[] arguments(List<String> ids) {
    return Stream.concat(Stream.of("driver.py"), ids.stream()).toArray(String[]::new);
  }

  private static void compare(JsonNode trial, JsonNode history) {
    assertThat(history).hasSameSizeAs(trial.get("epochs"));
    for (int epoch = 0; epoch < history.size(); epoch++) {
      for (String metric : List.of("train_loss", "val_loss")) {
        assertThat(history.get(epoch).get(metric).asDouble())
            .as("%s of epoch %d of %s", metric, epoch + 1, trial.get("variants"))
            .isCloseTo(
                trial.get("epochs").get(epoch).get(metric).asDouble(),
                withinPercentage(isLow(trial) ? 2 : 0.1));
      }
    }
  }

  private static boolean isLow(JsonNode trial) {
    return trial.get("settings").get("precision").asText().endsWith("16");
  }

  private void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      rows.append(100 + i).append(',').append(i * i % 7 * 50).append(',').append(i % 5 / 4.0);
      rows.append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private JsonNode run(String file) throws IOException {
    Files.writeString(folder.resolve("a.exp"), file);
    assertThat(console.run("run", "a.exp", "--quiet")).as(console.err()).isEqualTo(Exit.OK);
    assertThat(console.run("trials", "a.exp", "--json")).isEqualTo(Exit.OK);
    return new ObjectMapper().readTree(console.out()).get("trials");
  }

  private void export(String id) {
    int exit = console.run("export", id, "--format", "pytorch", "--with-data", "-o", id + ".py");
    assertThat(exit).as(console.err()).isEqualTo(Exit.OK);
  }

  @Test
  void areRefusedWhereAScriptHasNoWords() throws IOException {
    String id =
        run("""
        model mlp { Flatten Linear(classes) }
        experiment "E" {
          data = Shapes(train = 40, test = 20, classes = 2, size = 8)
          model = mlp() loss = CrossEntropyLoss() optimizer = SGD()
          epochs = 3 batch_size = 20
          schedule = Warmup(steps = 2) then CosineAnnealingWarmRestarts(T_0 = 1)
        }
        """)
            .get(0)
            .get("id")
            .asText();
    assertThat(console.run("export", id, "--format", "pytorch", "-o", "a.py"))
        .isEqualTo(Exit.USAGE);
    assertThat(console.err())
        .contains("CosineAnnealingWarmRestarts among parts of other units cannot be exported");
    assertThat(folder.resolve("a.py")).doesNotExist();
    assertThat(console.run("export", id, "--with-data", "-o", "a.pt")).isEqualTo(Exit.USAGE);
  }
}
