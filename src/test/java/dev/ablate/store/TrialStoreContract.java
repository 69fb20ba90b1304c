package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Task;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Origin;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;
import dev.ablate.trial.Predictions.WorstRow;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does; one test class for each of them runs these tests. */
abstract class TrialStoreContract {
  static final Trial TRIAL = SampleTrials.trial(1);
  static final Trial OTHER = SampleTrials.trial(2);
  static final Instant TIME = Instant.parse("2026-02-03T04:05:06.007Z");

  static final TrialEvent STARTED =
      new TrialEvent.Started(TIME, 1, "cpu", Map.of("ablate", "0.1", "java", "17"));
  static final TrialEvent FIRST_EPOCH = epoch(1, 0.5);
  static final TrialEvent SECOND_EPOCH = epoch(2, 0.1 + 0.2);
  static final TrialEvent WEIGHTS = new TrialEvent.WeightsStored(TIME, "0a".repeat(32));
  static final TrialEvent DONE =
      new TrialEvent.Finished(
          TIME.plusSeconds(9),
          TrialState.DONE,
          OptionalInt.of(2),
          Map.of("val_loss", 0.1 + 0.2, "test_loss", 1e-300),
          Optional.empty());

  static final TrialEvent PREDICTED =
      new TrialEvent.Predicted(
          TIME.plusSeconds(9),
          List.of(
              new Predictions(
                  "val",
                  5,
                  Task.CLASSES,
                  List.of("cat", "\"dog\""),
                  List.of(new Answers(1, 1, 3), new Answers(2, 4, 2)),
                  List.of(new Confusion(0, 1, 2)),
                  List.of(new WorstRow(4, 0.1 + 0.2, List.of(0.0), List.of(1.0), "iVBORw0="))),
              new Predictions(
                  "test",
                  2,
                  Task.NUMBERS,
                  List.of("y"),
                  List.of(),
                  List.of(),
                  List.of(
                      new WorstRow(
                          0,
                          Double.POSITIVE_INFINITY,
                          List.of(1e-300),
                          List.of(Double.NaN),
                          "")))));

  Path folder;
  private TrialStore store;

  /** The store of this folder, as it was left. */
  abstract TrialStore open(Path database);

  static TrialEvent epoch(int number, double loss) {
    Map<String, Double> metrics = Map.of("train_loss", loss * 2, "val_loss", loss);
    return new TrialEvent.EpochEnded(
        TIME.plusSeconds(number), new EpochRecord(number, 1e-3, metrics, 0.25));
  }

  Path database() {
    return folder.resolve("deep/er/ablate");
  }

  @BeforeEach
  void openIn(@TempDir Path temporary) {
    folder = temporary;
    store = open(database());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void reopen() {
    store.close();
    store = open(database());
  }

  @Test
  void keepsWhereTheFirstEpochsComeFrom() {
    EpochRecord first = ((TrialEvent.EpochEnded) FIRST_EPOCH).epoch();
    store.append(
        TRIAL,
        STARTED,
        new TrialEvent.Continued(TIME, OTHER.fingerprint(), List.of(first)),
        SECOND_EPOCH,
        DONE);
    reopen();
    TrialRecord record = store.find(TRIAL.fingerprint()).orElseThrow();
    assertThat(record.origin()).contains(new Origin(OTHER.fingerprint(), 1));
    assertThat(record.epochs()).extracting(EpochRecord::epoch).containsExactly(1, 2);
    assertThat(record.ownEpochs()).extracting(EpochRecord::epoch).containsExactly(2);
    store.append(TRIAL, STARTED);
    assertThat(store.find(TRIAL.fingerprint()).orElseThrow().origin()).isEmpty();
  }

  @Test
  void knowsNothingAtFirst() {
    assertThat(store.all()).isEmpty();
    assertThat(store.find(TRIAL.fingerprint())).isEmpty();
    assertThat(store.startingWith("")).isEmpty();
  }

  private static TrialEvent checkpoint(long update) {
    return new TrialEvent.StateStored(TIME, new StoredState(update, "0b".repeat(32)));
  }

  @Test
  void givesBackWhatHappened() {
    TrialEvent batchSize = new TrialEvent.BatchSizeFound(TIME, 512);
    store.append(TRIAL, STARTED, batchSize);
    store.append(TRIAL, FIRST_EPOCH, SECOND_EPOCH);
    store.append(TRIAL, checkpoint(1), checkpoint(2), checkpoint(3));
    reopen();
    assertThat(store.find(TRIAL.fingerprint()).orElseThrow().states())
        .extracting(StoredState::update)
        .containsExactly(2L, 3L);
    store.append(TRIAL, WEIGHTS, DONE);
    TrialRecord expected =
        TrialRecord.of(List.of(STARTED, batchSize, FIRST_EPOCH, SECOND_EPOCH, WEIGHTS, DONE));
    assertThat(expected.weights()).isPresent();
    assertThat(expected.batchSize()).hasValue(512);
    assertThat(TrialRecord.of(expected.events())).isEqualTo(expected);
    assertThat(store.find(TRIAL.fingerprint())).contains(expected);
    reopen();
    assertThat(store.all()).containsExactly(Map.entry(TRIAL.fingerprint(), expected));
  }

  @Test
  void addsMetricsThatAreMeasuredLater() {
    store.append(TRIAL, STARTED, FIRST_EPOCH, SECOND_EPOCH, WEIGHTS, DONE);
    reopen();
    store.append(TRIAL, new TrialEvent.Measured(TIME.plusSeconds(99), Map.of("test_f1", 0.75)));
    reopen();
    TrialRecord record = store.find(TRIAL.fingerprint()).orElseThrow();
    assertThat(record.metrics()).containsEntry("test_f1", 0.75).containsEntry("test_loss", 1e-300);
    assertThat(record.state()).isEqualTo(TrialState.DONE);
    assertThat(TrialRecord.of(record.events())).isEqualTo(record);
  }

  @Test
  void keepsPredictionsThatAreLookedAtLater() {
    store.append(TRIAL, STARTED, FIRST_EPOCH, SECOND_EPOCH, WEIGHTS, DONE);
    reopen();
    store.append(TRIAL, PREDICTED);
    TrialRecord expected =
        TrialRecord.of(List.of(STARTED, FIRST_EPOCH, SECOND_EPOCH, WEIGHTS, DONE, PREDICTED));
    assertThat(expected.predictions()).hasSize(2);
    assertThat(TrialRecord.of(expected.events())).isEqualTo(expected);
    reopen();
    assertThat(store.find(TRIAL.fingerprint())).contains(expected);
  }

  @Test
  void keepsWarningsOfEarlierAttempts() {
    TrialEvent warning = new TrialEvent.Warned(TIME, "out of memory; \"accumulate = 2\"\nnow");
    TrialEvent again = new TrialEvent.Started(TIME.plusSeconds(99), 2, "cuda:0", Map.of());
    store.append(TRIAL, STARTED, FIRST_EPOCH, warning);
    reopen();
    store.append(TRIAL, again, warning, FIRST_EPOCH, SECOND_EPOCH, DONE);
    reopen();
    TrialRecord record = store.find(TRIAL.fingerprint()).orElseThrow();
    assertThat(record)
        .isEqualTo(
            TrialRecord.of(List.of(warning, again, warning, FIRST_EPOCH, SECOND_EPOCH, DONE)));
    assertThat(record.warnings()).hasSize(2);
    assertThat(TrialRecord.of(record.events())).isEqualTo(record);
  }

  @Test
  void givesBackATrialThatIsStillRunning() {
    store.append(TRIAL, STARTED, FIRST_EPOCH);
    reopen();
    assertThat(store.find(TRIAL.fingerprint()))
        .contains(TrialRecord.of(List.of(STARTED, FIRST_EPOCH)));
  }

  @Test
  void keepsTrialsApart() {
    store.append(TRIAL, STARTED, FIRST_EPOCH);
    store.append(OTHER, STARTED);
    store.append(TRIAL, SECOND_EPOCH);
    reopen();
    assertThat(store.all())
        .hasSize(2)
        .containsEntry(OTHER.fingerprint(), TrialRecord.of(List.of(STARTED)))
        .containsEntry(
            TRIAL.fingerprint(), TrialRecord.of(List.of(STARTED, FIRST_EPOCH, SECOND_EPOCH)));
  }

  @Test
  void beginsAnewWithANewAttempt() {
    TrialEvent again = new TrialEvent.Started(TIME.plusSeconds(99), 2, "cuda:0", Map.of());
    store.append(TRIAL, STARTED, FIRST_EPOCH, SECOND_EPOCH, WEIGHTS);
    reopen();
    store.append(TRIAL, again, FIRST_EPOCH);
    reopen();
    assertThat(store.find(TRIAL.fingerprint()))
        .contains(TrialRecord.of(List.of(again, FIRST_EPOCH)));
  }

  @Test
  void keepsNumbersThatAreNone() {
    TrialEvent nan = epoch(1, Double.NaN);
    TrialEvent infinite = epoch(2, Double.POSITIVE_INFINITY);
    TrialEvent diverged =
        new TrialEvent.Finished(
            TIME,
            TrialState.DIVERGED,
            OptionalInt.empty(),
            Map.of(),
            Optional.of("loss is NaN at step 3 of \"epoch\" 1\nline two, 50 \u20ac"));
    store.append(TRIAL, STARTED, nan, infinite, diverged);
    reopen();
    assertThat(store.find(TRIAL.fingerprint()))
        .contains(TrialRecord.of(List.of(STARTED, nan, infinite, diverged)));
  }

  @Test
  void findsTrialsWithTheirSettingsByTheBeginningOfTheirFingerprint() {
    store.append(TRIAL, STARTED);
    store.append(OTHER, STARTED);
    reopen();
    assertThat(store.startingWith("")).hasSize(2);
    assertThat(store.startingWith(TRIAL.id()))
        .containsExactly(StoredTrial.of(TRIAL, TrialRecord.of(List.of(STARTED))));
    assertThat(store.startingWith("no such")).isEmpty();
  }
}
