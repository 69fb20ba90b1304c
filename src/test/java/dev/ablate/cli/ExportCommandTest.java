package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.PythonTorch;
import dev.ablate.ReferenceFile;
import dev.ablate.Specs;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSources;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.trial.Safetensors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that were run, as files for others. */
class ExportCommandTest {
  private static final String SHAPES = "Shapes(train = 60, test = 30, classes = 3, size = 12)";
  private static final String IMAGES =
      """
      model cnn { Conv2d(4, 3) BatchNorm2d ReLU MaxPool2d(2) Dropout(0.2) Flatten Linear(classes) }
      experiment "Images" {
        data = %s
        model = cnn()
        loss = CrossEntropyLoss()
        optimizer = AdamW(lr = 0.01)
        epochs = 2
        batch_size = 16
      }
      """
          .formatted(SHAPES);
  private static final String ROWS =
      """
      model mlp { Linear(4) Tanh Linear(classes) }
      experiment "Rows" {
        data = Csv(train = "rows.csv", test = "rows.csv", target = 2, scale = 0.01)
        model = mlp()
        loss = MSELoss()
        optimizer = SGD(lr = 0.05)
        epochs = 3
        batch_size = 8
      }
      """;

  private final Path folder;
  private final TestConsole console;

  ExportCommandTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  /** Runs a file of one trial and gives what is stored of it. */
  private JsonNode run(String file) throws IOException {
    Files.writeString(folder.resolve("a.exp"), file);
    assertThat(console.run("run", "a.exp", "--quiet")).isEqualTo(Exit.OK);
    assertThat(console.run("trials", "a.exp", "--json")).isEqualTo(Exit.OK);
    return new ObjectMapper().readTree(console.out()).get("trials").get(0);
  }

  private void export(JsonNode trial, String... options) {
    List<String> arguments = new ArrayList<>(List.of("export", trial.get("id").asText()));
    arguments.addAll(List.of(options));
    assertThat(console.run(arguments.toArray(String[]::new))).as(console.err()).isEqualTo(Exit.OK);
  }

  /** What a module gives for raw examples, by DJL as anybody would use it. */
  private float[] outputs(String file, ByteBuffer examples, Shape shape, DataType type)
      throws Exception {
    try (Model model = Model.newInstance(file, "PyTorch")) {
      model.load(folder, file);
      try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator());
          NDArray input = model.getNDManager().create(examples.rewind(), shape, type)) {
        return predictor.predict(new NDList(input)).singletonOrThrow().toFloatArray();
      }
    }
  }

  private Split testImages() {
    return new DataSources(folder).open(Specs.instance(SHAPES), Task.CLASSES).load().test();
  }

  @Test
  void aModuleOfImagesHasTheLossThatWasReported() throws Exception {
    JsonNode trial = run(IMAGES);
    Split images = testImages();
    ByteBuffer pixels = ByteBuffer.wrap(((Features.Bytes) images.features()).values());
    Shape shape = new Shape(30, 3, 12, 12);
    export(trial, "-o", "plain.pt");
    export(trial, "-o", "folded.pt", "--fold");
    float[] plain = outputs("plain.pt", pixels, shape, DataType.UINT8);
    assertThat(crossEntropy(plain, (Targets.Classes) images.targets()))
        .isCloseTo(trial.get("metrics").get("test_loss").asDouble(), within(1e-5));
    assertThat(outputs("folded.pt", pixels, shape, DataType.UINT8))
        .containsExactly(plain, within(1e-5f));
    assertThat(outputs("plain.pt", fractions(pixels), shape, DataType.FLOAT32))
        .containsExactly(plain, within(1e-5f));
  }

  /** Bytes as numbers from 0 to 1. */
  private static ByteBuffer fractions(ByteBuffer bytes) {
    ByteBuffer floats =
        ByteBuffer.allocate(bytes.capacity() * Float.BYTES).order(ByteOrder.nativeOrder());
    for (int i = 0; i < bytes.capacity(); i++) {
      floats.putFloat((bytes.get(i) & 0xff) / 255f);
    }
    return floats;
  }

  private static double crossEntropy(float[] logits, Targets.Classes targets) {
    double total = 0;
    for (int row = 0; row < targets.rows(); row++) {
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        sum += Math.exp(logits[3 * row + c]);
      }
      total += Math.log(sum) - logits[3 * row + targets.values()[row]];
    }
    return total / targets.rows();
  }

  @Test
  void aModuleOfRowsTakesThemAsTheyStandInTheFile() throws Exception {
    writeRows();
    JsonNode trial = run(ROWS);
    export(trial, "-o", "rows.pt", "--format", "torchscript");
    ByteBuffer examples = ByteBuffer.allocate(40 * 2 * 4).order(ByteOrder.nativeOrder());
    IntStream.range(0, 80).forEach(i -> examples.putFloat(feature(i / 2, i % 2)));
    float[] outputs = outputs("rows.pt", examples, new Shape(40, 2), DataType.FLOAT32);
    double squares =
        IntStream.range(0, 40)
            .mapToDouble(i -> Math.pow(outputs[i] - target(i), 2))
            .average()
            .orElseThrow();
    assertThat(squares).isCloseTo(trial.get("metrics").get("test_loss").asDouble(), within(1e-5));
  }

  private void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      rows.append(feature(i, 0)).append(',').append(feature(i, 1)).append(',').append(target(i));
      rows.append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
  }

  private static float feature(int row, int column) {
    return column == 0 ? 100 + row : row * row % 7 * 30;
  }

  private static float target(int row) {
    return row % 5 - 2 + row / 40f;
  }

  @Test
  void pythonGetsTheSameOutputs() throws Exception {
    PythonTorch python = PythonTorch.find();
    JsonNode trial = run(IMAGES);
    export(trial, "-o", "plain.pt");
    ByteBuffer pixels = ByteBuffer.wrap(((Features.Bytes) testImages().features()).values());
    Files.write(folder.resolve("pixels"), pixels.array());
    Files.writeString(
        folder.resolve("outputs.py"),
        """
        import json, torch
        pixels = torch.frombuffer(bytearray(open("pixels", "rb").read()), dtype=torch.uint8)
        module = torch.jit.load("plain.pt")
        outputs = module(pixels.reshape(-1, 3, 12, 12)).flatten().tolist()
        json.dump(outputs, open("outputs.json", "w"))
        """);
    python.run(folder, "outputs.py");
    JsonNode theirs = new ObjectMapper().readTree(folder.resolve("outputs.json").toFile());
    assertThat(outputs("plain.pt", pixels, new Shape(30, 3, 12, 12), DataType.UINT8))
        .containsExactly(ReferenceFile.floats(theirs), within(1e-5f));
  }

  @Test
  void safetensorsHoldWeightsAndSettings() throws IOException {
    JsonNode trial = run(IMAGES);
    export(trial, "-o", "w.safetensors", "--format", "safetensors");
    assertThat(Safetensors.read(folder.resolve("w.safetensors")).tensors())
        .extracting(tensor -> tensor.name() + " " + tensor.shape())
        .containsExactly(
            "0.weight [4, 3, 3, 3]",
            "0.bias [4]",
            "1.weight [4]",
            "1.bias [4]",
            "1.running_mean [4]",
            "1.running_var [4]",
            "6.weight [3, 100]",
            "6.bias [3]");
    assertThat(Files.readString(folder.resolve("w.safetensors"), StandardCharsets.ISO_8859_1))
        .contains("fingerprint", trial.get("id").asText(), "optimizer.lr");
  }

  @Test
  void refusesWhatItCannotExport() throws IOException {
    String id = run(IMAGES).get("id").asText();
    assertThat(console.run("export", "ffff", "-o", "m.pt")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("there is no trial 'ffff'");
    assertThat(console.run("export", id, "-o", "no/such/m.pt")).isEqualTo(Exit.MACHINE);
    assertThat(console.err()).contains("the folder", "no/such does not exist");
    assertThat(console.run("export", id)).isEqualTo(Exit.USAGE);
    assertThat(console.run("export", id, "-o", "m", "--format", "safetensors", "--fold"))
        .isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("--fold is for --format torchscript alone");
    assertThat(console.run("export", id, "--with-data", "-o", "m.pt")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("--with-data is for --format pytorch alone");
    assertThat(console.run("export", id, "-o", "m.pt", "--quiet")).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
  }

  @Test
  void refusesATrialThatIsNotDone() throws IOException {
    Files.writeString(
        folder.resolve("a.exp"), IMAGES.replace("AdamW(lr = 0.01)", "SGD(lr = 1e30)"));
    console.run("run", "a.exp", "--quiet");
    assertThat(console.run("export", "", "-o", "m.pt")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("is diverged; only trials that are done have weights");
  }

  @Test
  void saysHowToGetWeightsThatAreNotThere() throws IOException {
    Files.createDirectories(folder.resolve(".ablate"));
    Files.writeString(folder.resolve(".ablate/ablate.weights"), "in the way");
    Files.writeString(folder.resolve("a.exp"), IMAGES);
    assertThat(console.run("run", "a.exp")).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("cannot write weights to ");
    assertThat(console.run("export", "", "-o", "m.pt")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("no weights of trial", "run its file with another --db");
  }
}
