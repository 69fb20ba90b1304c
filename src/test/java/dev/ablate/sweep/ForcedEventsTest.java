package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Losses;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.Unheard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What happens to the trials of an array, on its way to the disk and to who listens. */
class ForcedEventsTest {
  private static final TrialEvent STARTED =
      new TrialEvent.Started(Instant.EPOCH, 1, "cpu", Map.of());
  private static final TrialEvent DONE =
      new TrialEvent.Finished(
          Instant.EPOCH, TrialState.DONE, OptionalInt.of(1), Map.of(), Optional.empty());

  private final MemoryStore store = new MemoryStore();
  private final List<String> told = new ArrayList<>();
  private final ForcedEvents events =
      new ForcedEvents(
          store,
          new Unheard() {
            @Override
            public void happened(Trial trial, TrialEvent event) {
              told.add(
                  event.getClass().getSimpleName()
                      + ", "
                      + store.ends(trial)
                      + " ends on the disk");
            }
          });

  @Test
  void endsWaitForTheWeightsOfTheWholeArrayAndAreToldWhenAllIsOnTheDisk() {
    List<Trial> array = List.of(SampleTrials.trial(1), SampleTrials.trial(2));
    array.forEach(trial -> events.add(trial, trial, STARTED));
    for (Trial trial : array) {
      store.keep(trial, new Checkpoint(List.of()), Losses.THROWN);
      events.add(trial, trial, DONE);
    }
    assertThat(array)
        .extracting(this::record)
        .allSatisfy(
            record -> {
              assertThat(record.state()).isEqualTo(TrialState.RUNNING);
              assertThat(record.weights()).isEmpty();
            });
    assertThat(told).isEmpty();
    events.tell();
    assertThat(array)
        .extracting(this::record)
        .allSatisfy(
            record -> {
              assertThat(record.state()).isEqualTo(TrialState.DONE);
              assertThat(record.weights()).isPresent();
            });
    String started = "Started, 1 ends on the disk";
    String done = "Finished, 1 ends on the disk";
    assertThat(told).containsExactly(started, started, done, done);
  }

  private TrialRecord record(Trial trial) {
    return store.find(trial.fingerprint()).orElseThrow();
  }
}
