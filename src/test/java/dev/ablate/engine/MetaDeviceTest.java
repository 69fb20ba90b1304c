package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Metrics;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs for a GPU compute on one device, and read nothing from it, whatever they train. */
class MetaDeviceTest {
  private static final DataSet IMAGES = Examples.images(Shape.of(3, 6, 6), 5);
  private static final DataSet SUMS = Examples.sums(8);
  private static final int BATCH = 16;
  private static final String LABELS = "Csv(train = \"sums.csv\", target = [\"sum\", \"squares\"])";
  private static final String MLP = "Flatten Linear(8) ReLU Linear(classes)";
  private static final String CNN = "Conv2d(4, 3) BatchNorm2d ReLU Flatten Linear(classes)";
  private static final List<String> NETWORKS =
      List.of(
          "Conv2d(3, 3) BatchNorm2d ReLU ConvTranspose2d(2, 2) Dropout2d(0.2) Flatten"
              + " Linear(classes)",
          "Conv2d(3, 3, padding = 1, padding_mode = reflect) Conv2d(4, 3, padding = 1, padding_mode"
              + " = replicate) Conv2d(2, 2, padding = same, padding_mode = circular) Flatten"
              + " Linear(classes)",
          "Conv2d(4, 3, bias = false) GroupNorm(2) LeakyReLU residual { Conv2d(4, 1) Tanh }"
              + " MaxPool2d(2) Flatten Linear(classes)",
          "Conv2d(3, 3) BatchNorm2d(momentum = none) InstanceNorm2d(affine = true,"
              + " track_running_stats = true) PReLU AvgPool2d(2) Flatten Linear(classes)",
          "parallel { { AdaptiveAvgPool2d(2) } { AdaptiveMaxPool2d(2) } } Sigmoid Flatten"
              + " Linear(classes)",
          "Reshape([12, 9]) Conv1d(4, 2) BatchNorm1d GroupNorm(2) Dropout(0.2) Flatten"
              + " Linear(classes)",
          "Flatten Linear(9) LayerNorm PReLU ELU GELU GELU(approximate = tanh) SiLU Mish Hardswish"
              + " Softplus Tanh BatchNorm1d Softmax Identity Linear(classes)",
          "Reshape([12, 9]) LSTM(5, 2, dropout = 0.2, proj_size = 3) Flatten Linear(classes)",
          "Reshape([12, 9]) GRU(5, bidirectional = true) Flatten Linear(classes)",
          "Reshape([12, 9]) MultiheadAttention(3, 0.2, true, true, true) Flatten Linear(classes)",
          "Reshape([12, 9]) TransformerEncoderLayer(3, 7, 0.2, gelu) Flatten Linear(classes)",
          "Flatten Embedding(300, 2, max_norm = 1) Flatten Linear(classes)");

  private static final List<String> AUGMENTATIONS =
      List.of(
          "[RandAugment(), ColorJitter(0.2, 0.2, 0.2, 0.1), RandomHorizontalFlip(),"
              + " RandomVerticalFlip(), MixUp(), CutMix()]",
          "[RandomCrop(6, padding = 1, fill = [0.1, 0.2, 0.3]), RandomResizedCrop(6),"
              + " RandomRotation(20, fill = [0.1, 0.2, 0.3]), RandomAffine(20, scale = [0.8, 1.2]),"
              + " RandomErasing(value = [0.1, 0.2, 0.3])]");

  @ParameterizedTest
  @FieldSource("NETWORKS")
  void everyLayerInEveryPrecision(String layers) {
    for (String precision : List.of("fp32", "bf16", "fp16")) {
      run(trials(IMAGES, layers, "precision", '"' + precision + '"'));
    }
  }

  @Test
  void allOfTheCatalogIsAmongThem() {
    assertThat(words(NETWORKS)).containsAll(Catalog.standard().names(Kind.LAYER));
    assertThat(words(AUGMENTATIONS)).containsAll(Catalog.standard().names(Kind.AUGMENTATION));
  }

  private static List<String> words(List<String> text) {
    return List.of(String.join(" ", text).split("[^A-Za-z0-9]+"));
  }

  @ParameterizedTest
  @EnumSource
  void everyWayToConvolve(ConvolutionStrategy strategy) {
    String layers = CNN.replace("Flatten", "Flatten Reshape([4, 16]) Conv1d(3, 3) Flatten");
    run(trials(IMAGES, layers).stream().map(trial -> trial.with(strategy)).toList());
  }

  @Test
  void everyOptimizerBesideTheOthers() {
    run(
        Stream.concat(
                Catalog.standard().names(Kind.OPTIMIZER).stream().map(name -> name + "()"),
                Stream.of(
                    "SGD(lr = 0.1, momentum = 0.9, nesterov = true, weight_decay = 0.1)",
                    "Adam(amsgrad = true, maximize = true)",
                    "RMSprop(centered = true, momentum = 0.9)"))
            .map(optimizer -> trial(IMAGES, MLP, "optimizer", optimizer))
            .toList());
  }

  static List<String> losses() {
    return new ArrayList<>(Catalog.standard().names(Kind.LOSS));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossWithAllThatIsMeasured(String loss) {
    for (String data : List.of("Shapes()", LABELS)) {
      Settings settings =
          Trials.settings(
              "data", data, "loss", loss + "()", "optimizer", "SGD()", "batch_size", "1");
      Task task = Losses.task(settings.loss(), settings.data());
      DataSet set = of(task == Task.NUMBERS || task == Task.LABELS ? SUMS : IMAGES, task);
      run(trials(set, MLP, "data", data, "loss", loss + "()", "metrics", metrics(task)), set);
    }
  }

  @ParameterizedTest
  @FieldSource("AUGMENTATIONS")
  void everyAugmentation(String augment) {
    for (String layers : List.of(MLP, CNN)) {
      run(trials(IMAGES, layers, "augment", augment));
    }
  }

  @Test
  void clippingAndPartsOfBatches() {
    run(trials(IMAGES, CNN, "clip_grad_norm", "1", "clip_grad_value", "0.1", "accumulate", "4"));
  }

  private static String metrics(Task task) {
    return Metrics.ALL.stream()
        .filter(metric -> metric.tasks().contains(task))
        .map(metric -> '"' + metric.name() + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static DataSet of(DataSet data, Task task) {
    DataInfo info = data.info();
    return data.with(info.with(task, task + info.contentHash()));
  }

  /** Three, two of which share a seed. */
  private static List<Trial> trials(DataSet data, String layers, String... more) {
    return Stream.of("1", "2", "1")
        .map(seed -> Stream.concat(Stream.of("seed", seed), Stream.of(more)))
        .map(settings -> trial(data, layers, settings.toArray(String[]::new)))
        .toList();
  }

  private static Trial trial(DataSet data, String layers, String... more) {
    Stream<String> usual = Stream.of("optimizer", "AdamW()", "batch_size", "" + BATCH);
    return Trials.trial(
        Networks.of(layers, data.info()),
        data.info(),
        Trials.settings(Stream.concat(usual, Stream.of(more)).toArray(String[]::new)));
  }

  @Test
  void findingWhatIsNotFinite() {
    List<Trial> one = trials(IMAGES, CNN, "precision", "\"fp16\"").subList(0, 1);
    run(one, IMAGES, Program.of(design(one, IMAGES).checking()));
  }

  /** What would crash or wait on a GPU is seen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "torch.append(losses, loss) | torch.append(losses, torch.add(loss, float(loss[0])))"
            + " | _local_scalar_dense",
        "torch.append(losses, loss) | 'if torch.gt(loss[0], 0):\n"
            + "        torch.append(losses, loss)' | _local_scalar_dense",
        "torch.append(losses, loss) | torch.append(losses, torch.to(loss, torch.device('cpu'), 6))"
            + " | Cannot copy out of meta",
        "torch.append(losses, loss) | torch.append(losses, torch.masked_select(loss, torch.gt(loss,"
            + " 0))) | masked_select",
        ", device=pick.device) | ) | same device",
      })
  void whatWouldFailOrWaitFails(String text, String mutant, String message) {
    Trial trial = trial(IMAGES, "Flatten Dropout(0.1) Linear(classes)");
    Program whole = Program.of(design(List.of(trial), IMAGES));
    Program changed = new Program(whole.design(), whole.text().replace(text, mutant));
    assertThat(changed.text()).isNotEqualTo(whole.text());
    assertThatThrownBy(() -> run(List.of(trial), IMAGES, changed))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining(message);
  }

  private static void run(List<Trial> trials) {
    run(trials, IMAGES);
  }

  private static void run(List<Trial> trials, DataSet set) {
    Program program = Program.of(design(trials, set));
    // It is filled on the CPU and then copied, which waits.
    assertThat(program.text()).doesNotContain("torch.tensor(");
    run(trials, set, program);
  }

  private static Design design(List<Trial> trials, DataSet set) {
    Trial first = trials.get(0);
    List<Settings> settings = rows(trials).stream().map(Row::settings).toList();
    boolean bytes = set.train().features().areBytes();
    return Design.of(first.network(), settings, bytes, false).with(first.convolutions());
  }

  /** Two updates, an evaluation, and rows that are kept. */
  private static void run(List<Trial> trials, DataSet set, Program program) {
    List<Row> rows = rows(trials);
    Trial first = trials.get(0);
    boolean augmented = !first.settings().augment().isEmpty();
    boolean channelsLast = Program.channelsLast(first.network());
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        DeviceData data =
            DeviceData.of(set, new DeviceData.Form(channelsLast, augmented, true), manager)) {
      NDList state = InitialState.of(program, rows, manager);
      if (program.design().checks()) {
        long flags = 2L * first.network().layers().size();
        state.add(program.evaluated() - 1, manager.ones(new ai.djl.ndarray.types.Shape(1, flags)));
      }
      TrainingArray array = new TrainingArray(MetaProgram.of(program), rows, data, state, manager);
      Chunk chunk = new Chunk(array.orders(), 0, 2, BATCH);
      array.train(chunk, 0, array.totals(), new Gauges(rows.size()));
      try (Weights weights = array.present()) {
        new Evaluation(array).run(data.validation(), weights, array.totals(), one -> true);
        array.outputs(chunk.of(0), data.train(), weights);
      }
      array.keepBest(new boolean[rows.size()]);
      array.retain(row -> row == rows.get(0));
    }
  }

  private static List<Row> rows(List<Trial> trials) {
    return Entrant.rows(Entrant.byRule(Entrant.atStart(trials)));
  }
}
