package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.Losses;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialProgress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrayProgressTest {
  private final MemoryStore store = new MemoryStore();
  private final List<Trial> array =
      List.of(1.0, 2.0, 3.0).stream()
          .map(rate -> Trial.of(SampleExperiments.cell("", rate, 1)))
          .toList();

  private ArrayProgress progress() {
    return new ArrayProgress(store, Map.of("ablate", "2", "device", "cpu"));
  }

  private void keep(int trial, long... updates) {
    keep(trial, Map.of(), updates);
  }

  private void keep(int trial, Map<String, String> conditions, long... updates) {
    Trial kept = array.get(trial);
    store.append(kept, new TrialEvent.Started(Instant.EPOCH, 1, "cpu", Map.of()));
    EpochRecord epoch = new EpochRecord(1, 0.1, Map.of(), 1);
    store.append(kept, new TrialEvent.EpochEnded(Instant.EPOCH, epoch));
    for (long update : updates) {
      TrialEvent.Reached reached = new TrialEvent.Reached(1, update);
      store.keep(
          kept, new TrainingState(conditions, reached, 1, List.of(), List.of()), Losses.THROWN);
    }
    store.force();
  }

  /** Where each trial goes on; 0 is its start. */
  private List<Long> updates() {
    return progress().of(array).stream()
        .map(TrialProgress::state)
        .map(state -> state.map(s -> s.reached().update()).orElse(0L))
        .toList();
  }

  @Test
  void trialsStayTogetherAtTheLastPlaceWhereAllHaveACheckpoint() {
    keep(0, 10, 20);
    keep(1, 20, 30);
    keep(2, 20, 30);
    assertThat(updates()).containsExactly(20L, 20L, 20L);
  }

  @Test
  void aTrialWithoutCheckpointsHoldsNoOtherBack() {
    keep(0, 10, 20);
    keep(2, 10, 20);
    assertThat(updates()).containsExactly(20L, 0L, 20L);
  }

  @Test
  void allGoBackToTheOneBeforeWhereOneIsDamaged() {
    keep(0, 10, 20);
    keep(1, 10, 20);
    store.damage(array.get(1), 20);
    assertThat(updates()).containsExactly(10L, 10L, 0L);
  }

  @Test
  void eachGoesOnFromItsNewestWhereTheyHaveNoneInCommon() {
    keep(0, 10, 20);
    keep(1, 30, 40);
    keep(2, 50);
    store.damage(array.get(1), 40);
    store.damage(array.get(2), 50);
    assertThat(updates()).containsExactly(20L, 30L, 0L);
  }

  @Test
  void epochsComeWithACheckpointAlone() {
    keep(0, 10);
    keep(1);
    assertThat(progress().of(array))
        .extracting(progress -> progress.epochs().size())
        .containsExactly(1, 0, 0);
    assertThat(progress().of(array).get(1).state()).isEqualTo(Optional.empty());
  }

  private static Trial withEpochs(Trial trial, int epochs) {
    return SampleTrials.trial(SampleTrials.with(trial.settings(), "epochs", new Value.Int(epochs)));
  }

  /** Ends a trial that is as the first one but for its number of epochs. */
  private Trial end(int epochs) {
    return end(epochs, Map.of());
  }

  private Trial end(int epochs, Map<String, String> conditions) {
    Trial other = withEpochs(array.get(0), epochs);
    store.append(other, new TrialEvent.Started(Instant.EPOCH, 1, "cpu", Map.of()));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      EpochRecord ended = new EpochRecord(epoch, 0.1, Map.of(), 1);
      store.append(other, new TrialEvent.EpochEnded(Instant.EPOCH, ended));
    }
    TrialEvent.Reached reached = new TrialEvent.Reached(epochs, epochs * 3L);
    store.keepEnd(
        other, new TrainingState(conditions, reached, 0, List.of(), List.of()), Losses.THROWN);
    return other;
  }

  @Test
  void aTrialGoesOnWhereAnotherEndedThatDiffersInEpochsAlone() {
    Trial other = end(2);
    keep(1, 10);
    assertThat(updates()).containsExactly(6L, 10L, 0L);
    TrialProgress progress = progress().of(array).get(0);
    assertThat(progress.other()).contains(other.fingerprint());
    assertThat(progress.epochs()).hasSize(2);
  }

  @Test
  void itsOwnCheckpointIsUsedWhereTheOtherWasTrainedUnderOtherConditions() {
    end(2, Map.of("threads", "4"));
    assertThat(updates()).containsExactly(6L, 0L, 0L);
    keep(0, 4);
    assertThat(updates()).containsExactly(4L, 0L, 0L);
  }

  @ParameterizedTest
  @CsvSource({
    "cuda, 1, cpu, 2, 6",
    "cpu, 1, cpu, 2, 6",
    "cpu, 2, cuda, 2, 4",
    "cuda, 2, cpu, 1, 4",
    "cpu, 1, cpu, 1, 6",
  })
  void whatIsOfNoUseHereGivesWayToWhatIs(
      String device, String version, String endDevice, String endVersion, long update) {
    end(2, Map.of("ablate", endVersion, "device", endDevice));
    keep(0, Map.of("ablate", version, "device", device), 4);
    assertThat(updates()).containsExactly(update, 0L, 0L);
  }

  @Test
  void itsOwnCheckpointIsUsedWhereItIsAsFar() {
    end(1);
    keep(0, 4);
    assertThat(progress().of(array).get(0).other()).isEmpty();
    end(2);
    assertThat(updates()).containsExactly(6L, 0L, 0L);
  }
}
