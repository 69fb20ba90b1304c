package dev.ablate.bench;

import dev.ablate.engine.ArrayTrainer;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.Unheard;
import java.time.Clock;
import java.util.List;

/** Times Ablate's own trainer. */
final class AblateTimer implements AutoCloseable {
  private static final int EPOCHS = 3;
  private final ArrayTrainer trainer;
  private final List<Trial> trials;
  private final int steps;

  AblateTimer(Workload workload, int width) {
    trainer =
        new ArrayTrainer("cpu", trial -> workload.data(), Clock.systemUTC(), ArrayTrainer.PAUSE);
    trials = workload.trials(width, EPOCHS);
    steps = workload.steps();
  }

  /** Milliseconds a step and trial in the fastest epoch but the first, which warms up. */
  double time() {
    Fastest fastest = new Fastest();
    trainer.train(trials, fastest);
    return fastest.seconds * 1000 / steps;
  }

  @Override
  public void close() {
    trainer.close();
  }

  /** The time of the fastest epoch. */
  private static final class Fastest extends Unheard {
    private double seconds = Double.POSITIVE_INFINITY;

    @Override
    public void happened(Trial trial, TrialEvent event) {
      if (event instanceof TrialEvent.EpochEnded ended && ended.epoch().epoch() > 1) {
        seconds = Math.min(seconds, ended.epoch().seconds());
      }
      if (event instanceof TrialEvent.Finished finished && finished.error().isPresent()) {
        throw new IllegalStateException(finished.error().get());
      }
    }
  }
}
