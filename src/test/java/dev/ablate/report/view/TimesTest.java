package dev.ablate.report.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

class TimesTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");

  @Test
  void trialsThatRunCountForAsLongAsTheirArrayWasTrained() {
    List<Outcome> array = outcomes(begun(4, 5), begun(4, 5));

    assertThat(Times.device(array)).isEqualTo(18);
    assertThat(Times.wall(array)).isEqualTo(18);
    assertThat(Times.wall(outcomes(begun(4, 5), begun(7)))).isEqualTo(9);
    assertThat(Times.wall(outcomes(begun()))).isZero();
  }

  @Test
  void timeOfTrialsThatRanTogetherCountsOnce() {
    TrialRecord ended =
        begun(3)
            .after(
                new TrialEvent.Finished(
                    START.plusSeconds(6),
                    TrialState.DONE,
                    OptionalInt.of(1),
                    Map.of(),
                    Optional.empty()));

    assertThat(Times.wall(outcomes(ended, begun(4, 5)))).isCloseTo(9, within(1e-9));
    assertThat(Times.wall(outcomes(ended, begun(4)))).isCloseTo(6, within(1e-9));
  }

  private static TrialRecord begun(double... epochs) {
    List<TrialEvent> events = new ArrayList<>();
    events.add(new TrialEvent.Started(START, 1, "cpu", Map.of()));
    for (double seconds : epochs) {
      EpochRecord epoch = new EpochRecord(events.size(), 0.1, Map.of("val_loss", 0.5), seconds);
      events.add(new TrialEvent.EpochEnded(START, epoch));
    }
    return TrialRecord.of(events);
  }

  private static List<Outcome> outcomes(TrialRecord... records) {
    Sample sample = new Sample("x");
    for (int i = 0; i < records.length; i++) {
      sample.trial("v", Map.of(), Sample.optimizer("SGD", 0.1), i + 1L, records[i]);
    }
    return Results.of(sample.input()).outcomes();
  }
}
