package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Specs;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.experiment.Weight;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole runs of small networks have PyTorch's losses, alone and all in one array. */
class TrainingReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("training.json");
  private static final ReferenceFile MORE = ReferenceFile.more("training.json");
  private static final List<String> SETTINGS =
      List.of(
          "optimizer", "schedule", "clip_grad_norm", "clip_grad_value", "batch_size", "accumulate");

  @TestFactory
  Stream<DynamicTest> alone() {
    return cases()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("optimizer").asText(), () -> new Runs(List.of(c)).compare()));
  }

  private static Stream<JsonNode> cases() {
    return Stream.of(FILE, MORE).flatMap(file -> file.cases().stream());
  }

  /** Each twice, so that none is alone. */
  @TestFactory
  Stream<DynamicTest> inArrays() {
    Map<List<Object>, List<JsonNode>> arrays =
        Stream.concat(cases(), cases())
            .collect(Collectors.groupingBy(TrainingReferenceTest::shared));
    return arrays.entrySet().stream()
        .map(
            array ->
                DynamicTest.dynamicTest(
                    array.getKey().subList(0, 4).toString(),
                    () -> new Runs(array.getValue()).compare()));
  }

  /** What the trials of an array have in common. */
  private static List<Object> shared(JsonNode c) {
    Instance loss = Specs.instance(c.get("loss").asText());
    return List.of(
        c.get("model"),
        c.get("batch_size"),
        c.get("accumulate"),
        loss.name() + loss.find("p"),
        c.get("losses").size(),
        c.get("images"),
        c.get("labels"));
  }

  /** Cases as the rows of one array. */
  private static final class Runs {
    private final Map<Trial, JsonNode> references = new HashMap<>();
    private final List<Row> rows;
    private final DataSet data;
    private final Network network;

    Runs(List<JsonNode> cases) {
      data = data(cases.get(0));
      network = Networks.of(cases.get(0).get("model").asText(), data.info());
      List<Trial> trials = new ArrayList<>();
      for (JsonNode reference : cases) {
        Trial trial = trial(reference, reference.get("loss").asText());
        references.put(trial, reference);
        trials.add(trial);
      }
      rows = Entrant.rows(Entrant.atStart(trials));
    }

    private Trial trial(JsonNode reference, String loss) {
      int examples = reference.get("losses").size() * reference.get("batch_size").asInt();
      int epochs = (int) Math.ceil((double) examples / data.info().trainRows());
      List<String> written = new ArrayList<>();
      written.addAll(List.of("loss", loss, "epochs", String.valueOf(epochs)));
      for (String setting : SETTINGS) {
        if (reference.hasNonNull(setting)) {
          written.addAll(List.of(setting, reference.get(setting).asText()));
        }
      }
      Settings settings = Trials.settings(written.toArray(String[]::new));
      return Trials.trial(network, data.info(), scheduled(settings, reference));
    }

    /** A schedule moves in the unit of the case; lengths left out are those of the run. */
    private Settings scheduled(Settings settings, JsonNode reference) {
      if (settings.schedule().isEmpty()) {
        return settings;
      }
      Value unit = new Value.Text(reference.get("schedule_unit").asText());
      List<Instance> parts =
          settings.schedule().stream().map(part -> part.with("unit", unit)).toList();
      return new Settings(settings.root().with("schedule", new Value.Chain(parts)))
          .withBatchSize(settings.batchSize(), data.info().trainRows());
    }

    private JsonNode reference(Row row) {
      return Optional.ofNullable(references.get(row.trial())).orElseThrow();
    }

    private JsonNode reference(int row) {
      return reference(rows.get(row));
    }

    void compare() {
      try (PtNDManager manager = PyTorch.open(Device.cpu())) {
        Program program = program(rows);
        NDList state = state(program, manager);
        compareTraining(array(program, rows, state, manager));
        compareEvaluation(state, manager);
      }
    }

    private void compareTraining(TrainingArray array) {
      int batch = rows.get(0).settings().batchSize();
      int updates = reference(0).get("losses").size();
      List<Order> order = order(updates * batch);
      for (int update = 0; update < updates; update++) {
        Totals totals = array.totals();
        Chunk chunk = new Chunk(order, update * batch, 1, batch);
        array.train(chunk, update, totals, new Gauges(rows.size()));
        for (int i = 0; i < rows.size(); i++) {
          JsonNode expected = reference(i).get("losses").get(update);
          FILE.compare("loss of update " + update, totals.loss(i), expected.asDouble());
        }
      }
    }

    /** The evaluation is plain cross-entropy for every case. */
    private void compareEvaluation(NDList state, PtNDManager manager) {
      List<Row> plain =
          rows.stream().map(row -> new Row(trial(reference(row), "CrossEntropyLoss()"))).toList();
      TrainingArray array = array(program(plain), plain, state, manager);
      Totals totals = array.totals();
      ExampleRows examples = array.data().train();
      int all = data.info().trainRows();
      array.evaluate(new Chunk(order(all), 0, 1, all), examples, array.present(), totals);
      for (int i = 0; i < rows.size(); i++) {
        FILE.compare(
            "evaluation", totals.loss(i), reference(i).get("eval_cross_entropy_after").asDouble());
      }
    }

    /** So many rows, from the first again after the last. */
    private List<Order> order(int count) {
      int all = data.info().trainRows();
      return List.of(Order.of(IntStream.range(0, count).map(row -> row % all).toArray()));
    }

    private Program program(List<Row> of) {
      return Program.of(Design.of(network, of.stream().map(Row::settings).toList(), false, true));
    }

    private TrainingArray array(Program program, List<Row> of, NDList state, PtNDManager manager) {
      DeviceData resident = DeviceData.of(data, new DeviceData.Form(true, false, true), manager);
      return new TrainingArray(program, of, resident, state, manager);
    }

    /** A fresh state with the weights of the cases. */
    private NDList state(Program program, PtNDManager manager) {
      NDList state = InitialState.of(program, rows, manager);
      int count = (int) network.parameters();
      float[] weights = new float[rows.size() * count];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(weights(reference(i)), 0, weights, i * count, count);
      }
      state.set(0, manager.create(weights, new Shape(rows.size(), count)));
      return state;
    }

    private float[] weights(JsonNode reference) {
      float[] all = new float[(int) network.parameters()];
      int next = 0;
      for (int layer = 0; layer < network.layers().size(); layer++) {
        for (Weight weight : network.layers().get(layer).weights()) {
          JsonNode values = reference.get("weights").get(layer + "." + weight.name());
          for (float value : ReferenceFile.floats(values)) {
            all[next++] = value;
          }
        }
      }
      return all;
    }

    private static DataInfo info(JsonNode reference, int classes) {
      List<Integer> sizes = ReferenceFile.shape(reference.get("images")).sizes();
      dev.ablate.catalog.Shape image = new dev.ablate.catalog.Shape(sizes.subList(1, sizes.size()));
      return Networks.classified(image, classes, sizes.get(0), 0, 0);
    }

    private static DataSet data(JsonNode reference) {
      float[] labels = ReferenceFile.floats(reference.get("labels"));
      int[] classes = new int[labels.length];
      for (int i = 0; i < labels.length; i++) {
        classes[i] = (int) labels[i];
      }
      Split train =
          new Split(
              new Features.Floats(ReferenceFile.floats(reference.get("images"))),
              new Targets.Classes(classes));
      Split none = new Split(new Features.Floats(new float[0]), new Targets.Classes(new int[0]));
      return new DataSet(
          info(reference, 1 + Arrays.stream(classes).max().orElseThrow()),
          new Normalization(List.of(0.0), List.of(1.0)),
          train,
          none,
          none);
    }
  }
}
