package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sweeps in which much goes wrong, run again until they are complete: every trial ends once, with
 * the numbers it would have had. A seed that fails does so again when it is run alone.
 */
class SimulatedSweepTest {
  private static final int TROUBLED_RUNS = 8;
  private static final int SEEDS_AT_ONCE = 50;

  static LongStream firstSeeds() {
    return LongStream.range(0, 10).map(i -> i * SEEDS_AT_ONCE);
  }

  /** Counts how often trials end. */
  private static final class Ends implements TrialListener {
    private final Faults faults;
    private final Map<String, Integer> done = new HashMap<>();

    Ends(Faults faults) {
      this.faults = faults;
    }

    @Override
    public void happened(Trial trial, TrialEvent event) {
      if (event instanceof TrialEvent.Finished end && end.state() == TrialState.DONE) {
        done.merge(trial.fingerprint(), 1, Integer::sum);
      }
    }

    @Override
    public void progressed(Trial trial, long steps) {}

    @Override
    public boolean stopRequested() {
      return faults.happens(0.02);
    }
  }

  @ParameterizedTest
  @MethodSource("firstSeeds")
  void everyTrialEndsOnceWithItsOwnResult(long first) {
    LongStream.range(first, first + SEEDS_AT_ONCE).forEach(SimulatedSweepTest::simulate);
  }

  private static void simulate(long seed) {
    Random random = new Random(seed);
    Faults faults = new Faults(seed);
    MemoryStore kept = new MemoryStore();
    Ends ends = new Ends(faults);
    Experiment experiment = SampleExperiments.experiment(cells(2 + random.nextInt(6)));
    int widest = 1 + random.nextInt(4);
    for (int run = 0; run < TROUBLED_RUNS; run++) {
      run(experiment, widest, new FaultyStore(kept, faults), ends, faults);
    }
    faults.end();
    run(experiment, widest, new FaultyStore(kept, faults), ends, faults);
    for (Cell cell : experiment.cells()) {
      Trial trial = Trial.of(cell);
      TrialRecord record = kept.find(trial.fingerprint()).orElseThrow();
      assertThat(record.state()).as("seed %d", seed).isEqualTo(TrialState.DONE);
      assertThat(record.metrics())
          .as("seed %d", seed)
          .isEqualTo(Map.of("val_loss", SimulatedTrainer.result(trial)));
      assertThat(record.epochs())
          .as("seed %d", seed)
          .extracting(EpochRecord::epoch)
          .isEqualTo(IntStream.rangeClosed(1, trial.settings().epochs()).boxed().toList());
      assertThat(ends.done.getOrDefault(trial.fingerprint(), 0)).as("seed %d", seed).isLessThan(2);
    }
  }

  private static List<Cell> cells(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> SampleExperiments.cell("", 0.1 * Math.floorDiv(i, 2), i % 2))
        .toList();
  }

  private static void run(
      Experiment experiment, int widest, FaultyStore store, Ends ends, Faults faults) {
    try {
      Plan plan = new Planner(OptionalInt.of(widest), true).plan(experiment, store);
      new Runner(List.of(new SimulatedTrainer(faults)), store, ends, String::valueOf).run(plan);
    } catch (Faults.Killed e) {
      store.cutPower();
    } catch (StoreException | SweepFailure e) {
      assertThat(faults.happens(1)).as("nothing goes wrong any more").isTrue();
    }
  }
}
