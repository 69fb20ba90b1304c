package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Specs;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial ends when its metric has not been better for patience epochs, and no other with it. */
class EarlyStoppingTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);

  /** Gives the epoch after which a trial with these values of its metric ends; 0 for none. */
  @ParameterizedTest
  @CsvSource({
    "'patience = 2, mode = min', 3 2 1 0, 0",
    "'patience = 2, mode = min', 3 2 2 2 1, 4",
    "'patience = 2, mode = min', 3 2 4 1 5 1 0, 6",
    "'patience = 1, mode = min', 3 3, 2",
    "'patience = 2, mode = min, min_delta = 1', 5 4 4.5 2 1, 3",
    "'patience = 2, mode = min, min_delta = 1', 5 3.5 3 2.5 1, 4",
    "'patience = 2, mode = max', 1 2 3 3 3, 5",
    "'patience = 2, mode = max, min_delta = 0.5', 1 1.4 1.6 2 2, 5",
    "'patience = 2, mode = min', NaN 3 NaN NaN, 4",
  })
  void waitsForMoreThanMinDelta(String arguments, String values, int end) {
    Patience patience =
        Patience.of(Specs.instance("EarlyStopping(monitor = val_loss, " + arguments + ")"));
    int epoch = 0;
    int ended = 0;
    for (String value : values.split(" ")) {
      epoch++;
      patience = patience.after(Map.of("val_loss", Double.parseDouble(value)));
      ended = ended == 0 && patience.isOver() ? epoch : ended;
    }
    assertThat(ended).isEqualTo(end);
  }

  @Test
  void aTrialThatStopsLeavesTheArrayAndTheOthersGoOn() {
    Trial learns = trial("none");
    Trial stops = trial("EarlyStopping(monitor = train_loss, mode = max, patience = 2)");
    Trial patient = trial("EarlyStopping(monitor = train_loss, mode = min, patience = 2)");
    List<TrialRecord> records = Recorder.train(DIGITS, List.of(learns, stops, patient));
    assertThat(records).extracting(TrialRecord::state).containsOnly(TrialState.DONE);
    assertThat(records).extracting(r -> r.epochs().size()).containsExactly(5, 3, 5);
    assertThat(records.get(1).stoppedEarly(5)).hasValue(3);
    assertThat(records.get(0).stoppedEarly(5)).isEmpty();
    for (int i : List.of(0, 1, 2)) {
      Trial one = List.of(learns, stops, patient).get(i);
      TrialRecord alone = Recorder.train(DIGITS, List.of(one)).get(0);
      assertThat(metrics(records.get(i))).isEqualTo(metrics(alone));
      assertThat(records.get(i).metrics()).isEqualTo(alone.metrics());
    }
  }

  @Test
  void aTrialThatStopsIsTestedAtItsBestEpoch() {
    TrialRecord record =
        Recorder.train(
                DIGITS,
                List.of(trial("EarlyStopping(monitor = train_accuracy, mode = min, patience = 1)")))
            .get(0);
    int best = record.bestEpoch().orElseThrow();
    assertThat(record.epochs().get(best - 1).metrics()).containsAllEntriesOf(logged(record));
    assertThat(record.metrics()).containsKey("test_loss");
  }

  private static Map<String, Double> logged(TrialRecord record) {
    Map<String, Double> logged = new HashMap<>(record.metrics());
    logged.keySet().removeIf(metric -> metric.startsWith("test_"));
    return logged;
  }

  private static Trial trial(String stopping) {
    return Trials.trial(
        Networks.of("Flatten Linear(32) ReLU Linear(classes)", DIGITS.info()),
        DIGITS.info(),
        Trials.settings(
            "optimizer", "SGD(lr = 0.05)",
            "batch_size", "32",
            "epochs", "5",
            "early_stopping", stopping));
  }

  private static List<Map<String, Double>> metrics(TrialRecord record) {
    return record.epochs().stream().map(EpochRecord::metrics).toList();
  }
}
