package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.Networks;
import dev.ablate.ReferenceFile;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Weight;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole runs of a small CNN have PyTorch's losses, alone and all in one array. */
class TrainingReferenceTest {
  private static final ReferenceFile FILE = ReferenceFile.read("training.json");
  private static final int ROWS = 96;
  private static final List<String> SETTINGS =
      List.of("optimizer", "schedule", "clip_grad_norm", "batch_size", "accumulate");
  private static final DataInfo INFO =
      Networks.classified(dev.ablate.catalog.Shape.of(1, 8, 8), 5, ROWS, 0, 0);
  private static final List<Order> ORDER = List.of(Order.of(IntStream.range(0, ROWS).toArray()));

  @TestFactory
  Stream<DynamicTest> alone() {
    return FILE.cases().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.get("optimizer").asText(), () -> new Runs(List.of(c)).compare()));
  }

  /** Each twice, so that none is alone. */
  @TestFactory
  Stream<DynamicTest> inArrays() {
    Map<List<String>, List<JsonNode>> arrays =
        Stream.concat(FILE.cases().stream(), FILE.cases().stream())
            .collect(Collectors.groupingBy(TrainingReferenceTest::shared));
    return arrays.entrySet().stream()
        .map(
            array ->
                DynamicTest.dynamicTest(
                    array.getKey().toString(), () -> new Runs(array.getValue()).compare()));
  }

  /** What the trials of an array have in common. */
  private static List<String> shared(JsonNode c) {
    return Stream.of("model", "batch_size", "accumulate").map(key -> c.get(key).asText()).toList();
  }

  /** Cases as the rows of one array. */
  private static final class Runs {
    private final Map<Trial, JsonNode> references = new HashMap<>();
    private final List<Row> rows;
    private final Network network;

    Runs(List<JsonNode> cases) {
      network = Networks.of(cases.get(0).get("model").asText(), INFO);
      List<Trial> trials = new ArrayList<>();
      for (JsonNode reference : cases) {
        Trial trial = trial(reference, reference.get("loss").asText());
        references.put(trial, reference);
        trials.add(trial);
      }
      rows = Entrant.rows(Entrant.atStart(trials));
    }

    private Trial trial(JsonNode reference, String loss) {
      List<String> written = new ArrayList<>();
      written.addAll(List.of("loss", loss, "epochs", "4"));
      for (String setting : SETTINGS) {
        if (!reference.get(setting).isNull()) {
          written.addAll(List.of(setting, text(reference, setting)));
        }
      }
      return Trials.trial(network, INFO, Trials.settings(written.toArray(String[]::new)));
    }

    /** A schedule moves in the unit of the case. */
    private static String text(JsonNode reference, String setting) {
      String unit = ", unit = " + reference.get("schedule_unit").asText() + ")";
      String text = reference.get(setting).asText();
      return setting.equals("schedule") ? text.replaceAll("\\)(?=$| then)", unit) : text;
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
      for (int update = 0; update < reference(0).get("losses").size(); update++) {
        Totals totals = array.totals();
        Chunk chunk = new Chunk(ORDER, update * batch % ROWS, 1, batch);
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
      array.evaluate(new Chunk(ORDER, 0, 1, ROWS), examples, array.present(), totals);
      for (int i = 0; i < rows.size(); i++) {
        FILE.compare(
            "evaluation", totals.loss(i), reference(i).get("eval_cross_entropy_after").asDouble());
      }
    }

    private Program program(List<Row> of) {
      return Program.of(Design.of(network, of.stream().map(Row::settings).toList(), false, true));
    }

    private TrainingArray array(Program program, List<Row> of, NDList state, PtNDManager manager) {
      DeviceData data =
          DeviceData.of(data(reference(0)), new DeviceData.Form(true, false, true), manager);
      return new TrainingArray(program, of, data, state, manager);
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
      return new DataSet(INFO, new Normalization(List.of(0.0), List.of(1.0)), train, none, none);
    }
  }
}
