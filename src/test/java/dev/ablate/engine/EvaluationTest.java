package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the rows that ended are tested; what they measure has the bits of the whole array. */
class EvaluationTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Flatten Linear(16) BatchNorm1d ReLU Linear(classes)",
        "Conv2d(4, kernel_size = 3) BatchNorm2d ReLU Flatten Linear(classes)"
      })
  void someRowsMeasureWhatTheyMeasureAmongAll(String layers) {
    List<Row> rows =
        Entrant.rows(
            Entrant.atStart(
                Stream.of("SGD(lr = 0.1)", "AdamW(lr = 0.01)", "SGD(lr = 0.2)", "Adam(lr = 0.1)")
                    .map(optimizer -> trial(layers, optimizer))
                    .toList()));
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        TrainingArray array = array(rows, manager)) {
      List<Order> orders = List.of(Order.of(Draws.order(1, 1, 203)));
      array.train(new Chunk(orders, 0, 6, 32), 0, array.totals(), new Gauges(rows.size()));
      array.keepBest(new boolean[] {true, true, false, true});

      double[] all = measured(array, row -> true);
      assertThat(all).doesNotHaveDuplicates();
      for (Set<Integer> chosen : List.of(Set.of(2), Set.of(1, 3), Set.of(0, 1, 2))) {
        assertThat(measured(array, row -> chosen.contains(rows.indexOf(row))))
            .isEqualTo(chosen.stream().sorted().mapToDouble(i -> all[i]).toArray());
      }
      assertThat(measured(array, row -> true)).isEqualTo(all);
    }
  }

  /** Test losses of the best weights of some rows. */
  private static double[] measured(TrainingArray array, Predicate<Row> chosen) {
    try (Weights weights = array.best(chosen)) {
      Totals totals = array.totals(weights.rows());
      new Evaluation(array).run(array.data().test(), weights, totals, chunk -> true);
      return IntStream.range(0, weights.rows()).mapToDouble(totals::loss).toArray();
    }
  }

  private static TrainingArray array(List<Row> rows, PtNDManager manager) {
    List<Settings> settings = rows.stream().map(Row::settings).toList();
    Program program = Program.of(Design.of(rows.get(0).trial().network(), settings, true, true));
    boolean channelsLast = Program.channelsLast(rows.get(0).trial().network());
    DeviceData data =
        DeviceData.of(DIGITS, new DeviceData.Form(channelsLast, false, true), manager);
    return new TrainingArray(program, rows, data, InitialState.of(program, rows, manager), manager);
  }

  private static Trial trial(String layers, String optimizer) {
    return Trials.trial(
        Networks.of(layers, DIGITS.info()),
        DIGITS.info(),
        Trials.settings("optimizer", optimizer, "batch_size", "32"));
  }
}
