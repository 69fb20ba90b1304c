package dev.ablate.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrialLogTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00.250Z");

  @Test
  void tellsHowATrialBeganTheLastEpochsAndHowItEnded() {
    List<TrialEvent> events = new ArrayList<>();
    events.add(new TrialEvent.Started(START, 2, "cuda:0", Map.of()));
    events.add(new TrialEvent.Warned(START, "out of memory; trying again"));
    events.add(new TrialEvent.BatchSizeFound(START, 512));
    for (int epoch = 1; epoch <= 6; epoch++) {
      Map<String, Double> metrics = Map.of("val_loss", 1.0 / epoch);
      events.add(new TrialEvent.EpochEnded(START, new EpochRecord(epoch, 0.001, metrics, 2.5)));
    }
    events.add(new TrialEvent.WeightsStored(START, "0a"));
    events.add(finished(TrialState.DONE, Optional.empty()));

    assertThat(log(TrialRecord.of(events)))
        .containsExactly(
            "2026-11-22 09:00:00  attempt 2 begins on cuda:0",
            "warning: out of memory; trying again",
            "batch_size = auto: 512 rows",
            "… 2 epochs",
            "epoch 3 of 6  lr 0.001  val_loss 0.33333  2.5 s",
            "epoch 4 of 6  lr 0.001  val_loss 0.25  2.5 s",
            "epoch 5 of 6  lr 0.001  val_loss 0.2  2.5 s",
            "epoch 6 of 6  lr 0.001  val_loss 0.16667  2.5 s",
            "weights of epoch 6 stored",
            "2026-11-22 09:00:20  done, epoch 6 is the best",
            "at epoch 6  val_loss 0.16667");
  }

  @Test
  void aFailedTrialEndsWithTheFirstLineOfItsError() {
    TrialRecord failed =
        TrialRecord.of(
            List.of(
                new TrialEvent.Started(START, 1, "cpu", Map.of()),
                finished(TrialState.FAILED, Optional.of("out of memory\n  in layer 1"))));

    assertThat(log(failed)).endsWith("2026-11-22 09:00:20  failed: out of memory");
  }

  @Test
  void aTrialThatHasNotBegunHasNoLog() {
    assertThat(log(TrialRecord.EMPTY)).isEmpty();
  }

  @Test
  void numbersThatAreNoneAreToldAsTheyAre() {
    TrialRecord diverged =
        TrialRecord.of(
            List.of(
                new TrialEvent.Started(START, 1, "cpu", Map.of()),
                new TrialEvent.EpochEnded(
                    START, new EpochRecord(1, 0.1, Map.of("val_loss", Double.NaN), 0))));

    assertThat(log(diverged)).endsWith("epoch 1 of 1  lr 0.1  val_loss NaN  0.00 s");
    assertThat(log(Learning.byHand(1, 0.5))).hasSize(4);
  }

  private static TrialEvent finished(TrialState state, Optional<String> error) {
    OptionalInt best = state == TrialState.DONE ? OptionalInt.of(6) : OptionalInt.empty();
    Map<String, Double> metrics = state == TrialState.DONE ? Map.of("val_loss", 1 / 6.0) : Map.of();
    return new TrialEvent.Finished(START.plusSeconds(20), state, best, metrics, error);
  }

  private static List<String> log(TrialRecord record) {
    Sample sample = new Sample("x").trial("v", Map.of(), Sample.optimizer("SGD", 1), 1, record);
    Outcome outcome = Results.of(sample.input()).outcomes().get(0);
    return TrialLog.of(outcome);
  }
}
