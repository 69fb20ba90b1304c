package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialWatcher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sweep in which much goes wrong, run again until it is complete. What goes wrong, which trainer
 * does what first and what time it is, all are functions of the seed.
 */
final class Simulation {
  private static final int TROUBLED_RUNS = 8;

  private final long seed;
  private final Random random;
  private final Faults faults;
  private final MemoryStore kept = new MemoryStore();
  private final List<String> told = new ArrayList<>();
  private long nanos;

  Simulation(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
    this.faults = new Faults(seed);
  }

  /** Runs the sweep, and finds that every trial ended once with the number it would have had. */
  List<String> run() {
    Experiment experiment = SampleExperiments.experiment(cells());
    for (int run = 0; run < TROUBLED_RUNS; run++) {
      run(experiment);
    }
    faults.end();
    run(experiment);
    experiment.cells().forEach(cell -> check(Trial.of(cell)));
    return told;
  }

  private void check(Trial trial) {
    TrialRecord record = kept.find(trial.fingerprint()).orElseThrow();
    assertThat(record.state()).as("seed %d", seed).isEqualTo(TrialState.DONE);
    assertThat(record.metrics())
        .as("seed %d", seed)
        .isEqualTo(Map.of("val_loss", SimulatedTrainer.result(trial)));
    assertThat(record.epochs())
        .as("seed %d", seed)
        .extracting(EpochRecord::epoch)
        .isEqualTo(IntStream.rangeClosed(1, trial.settings().epochs()).boxed().toList());
    assertThat(record.weights()).as("seed %d", seed).isPresent();
    assertThat(kept.ends(trial)).as("seed %d", seed).isEqualTo(1);
  }

  /** Trials of one program or two. */
  private List<Cell> cells() {
    int programs = 1 + random.nextInt(2);
    return IntStream.range(0, 2 + random.nextInt(6)).mapToObj(i -> cell(i, i % programs)).toList();
  }

  private Cell cell(int number, int program) {
    Cell cell = SampleExperiments.cell("", 0.1 * Math.floorDiv(number, 2), number % 2);
    Settings settings =
        SampleTrials.with(cell.settings(), "retries", new Value.Int(random.nextInt(4)));
    return SampleExperiments.cell("", cell.axes(), settings, 2 + program);
  }

  private void run(Experiment experiment) {
    faults.restart();
    kept.restart();
    FaultyStore store = new FaultyStore(kept, faults);
    Turns turns = new Turns(random.nextLong());
    Set<String> inTraining = new HashSet<>();
    List<SimulatedTrainer> trainers =
        Stream.generate(() -> new SimulatedTrainer(faults, inTraining))
            .limit(1 + random.nextInt(3))
            .toList();
    try {
      Plan plan = new Planner(OptionalInt.of(1 + random.nextInt(4)), true).plan(experiment, store);
      Host host = new Host(turns, turns, this::nanoTime);
      RunSummary summary = new Runner(trainers, store, new Told(), String::valueOf, host).run(plan);
      told.add(summary.toString());
      assertThat(summary.end() == RunSummary.End.COMPLETE && summary.left() > 0)
          .as("seed %d: %s", seed, summary)
          .isFalse();
      assertThat(inTraining).as("seed %d", seed).isEmpty();
    } catch (Faults.Killed e) {
      told.add(e.toString());
      store.cutPower();
    } catch (StoreException | SweepFailure e) {
      told.add(e.toString());
      assertThat(faults.areOver()).as("nothing goes wrong any more").isFalse();
    }
  }

  /** Up to a minute passes between two looks. */
  private long nanoTime() {
    nanos += (long) (random.nextDouble() * TimeUnit.MINUTES.toNanos(1));
    return nanos;
  }

  /** Notes what is told, and asks to stop now and then, from then on whenever it is asked. */
  private final class Told implements TrialWatcher {
    private boolean stopping;

    @Override
    public void happened(Trial trial, TrialEvent event) {
      told.add(trial.id() + " " + event.getClass().getSimpleName());
    }

    @Override
    public void warned(Trial trial, String message) {
      told.add(trial.id() + " " + message);
    }

    @Override
    public void progressed(Trial trial, long steps) {}

    @Override
    public boolean stopRequested() {
      stopping |= faults.happens(Faults.Fault.STOP);
      return stopping;
    }
  }
}
