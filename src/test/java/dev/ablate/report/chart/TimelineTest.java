package dev.ablate.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.report.Sample;
import dev.ablate.report.chart.Chart.Tick;
import dev.ablate.report.chart.Timeline.Bars;
import dev.ablate.report.chart.Timeline.Device;
import dev.ablate.report.chart.Timeline.State;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
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

class TimelineTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private final List<TrialRecord> records = new ArrayList<>();

  @Test
  void trialsSideBySideLieInLanesAboveEachOther() {
    ran("cpu", 0, 10, TrialState.DONE);
    ran("cpu", 0, 20, TrialState.DONE);
    ran("cpu", 10, 40, TrialState.FAILED);

    Device cpu = timeline().orElseThrow().devices().get(0);
    assertThat(cpu.bars())
        .extracting(Bars::path)
        .containsExactly("M8 24H278.5", "M8 36H549.5", "M279 24H1091.5");
    assertThat(cpu.bars()).extracting(Bars::title).containsExactly("0", "1", "2");
    assertThat(timeline().orElseThrow().states())
        .containsExactly(new State("done", "bar-done"), new State("failed", "bar-failed"));
  }

  @Test
  void everyDeviceHasLanesOfItsOwn() {
    ran("cuda:1", 0, 10, TrialState.DONE);
    ran("cuda:0", 0, 10, TrialState.DONE);

    assertThat(timeline().orElseThrow().devices())
        .extracting(Device::name)
        .containsExactly("cuda:0", "cuda:1");
  }

  @Test
  void timeInWhichNothingRanIsCutOut() {
    ran("cpu", 0, 30, TrialState.DONE);
    ran("cpu", 86_400, 86_430, TrialState.DONE);

    Timeline timeline = timeline().orElseThrow();
    assertThat(timeline.pauses()).containsExactly("550");
    assertThat(timeline.devices().get(0).bars())
        .extracting(Bars::path)
        .containsExactly("M8 24H549.5", "M550 24H1091.5");
    assertThat(timeline.ticks()).extracting(Tick::text).startsWith("0 s", "10 s").endsWith("60 s");
  }

  @Test
  void aTrialThatStillRunsGoesOnToTheLastTimeKnown() {
    running(0);
    ran("cpu", 10, 20, TrialState.DONE);

    assertThat(timeline().orElseThrow().devices().get(0).bars())
        .extracting(Bars::path)
        .containsExactly("M8 24H1091.5", "M550 36H1091.5");
  }

  @Test
  void manyTrialsTakeLittleRoomInTheFile() {
    for (int i = 0; i < 1000; i++) {
      int start = i / 50 * 100;
      ran("cpu", start, start + 99, i % 7 == 0 ? TrialState.DIVERGED : TrialState.DONE);
    }

    Device cpu = timeline().orElseThrow().devices().get(0);
    assertThat(cpu.bars()).extracting(Bars::title).containsExactly("done", "diverged");
    assertThat(cpu.bars().stream().mapToInt(bars -> bars.path().length()).sum()).isLessThan(22_000);
    assertThat(timeline().orElseThrow().height()).isLessThan(250);
  }

  @Test
  void nothingIsDrawnBeforeATrialBegins() {
    records.add(TrialRecord.EMPTY);

    assertThat(timeline()).isEmpty();
  }

  private Optional<Timeline> timeline() {
    Sample sample = new Sample("x");
    for (int i = 0; i < records.size(); i++) {
      sample.trial("v" + i, Map.of(), Sample.optimizer("SGD", 1), 1, records.get(i));
    }
    List<Outcome> outcomes = Results.of(sample.input()).outcomes();
    return TimelineBuilder.of(outcomes, outcome -> Integer.toString(outcomes.indexOf(outcome)));
  }

  private void running(long start) {
    records.add(TrialRecord.of(List.of(started("cpu", start))));
  }

  private void ran(String device, long start, long end, TrialState state) {
    records.add(
        TrialRecord.of(
            List.of(
                started(device, start),
                new TrialEvent.Finished(
                    START.plusSeconds(end),
                    state,
                    OptionalInt.empty(),
                    Map.of(),
                    Optional.empty()))));
  }

  private static TrialEvent started(String device, long start) {
    return new TrialEvent.Started(START.plusSeconds(start), 1, device, Map.of());
  }
}
