package dev.ablate.bench;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.engine.ArrayTrainer;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Resident memory while one process trains 500 tiny trials, one by one, each with a program of its
 * own. With a heap of fixed size what grows is native.
 */
public final class MemoryBench {
  private static final int TRIALS = 500;
  private static final int EVERY = 50;

  private MemoryBench() {}

  /** Prints a line every 50 trials: trials so far, resident MB, how much more than after 50. */
  public static void main(String[] arguments) throws IOException {
    Workload workload = Workload.CNN;
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", trial -> workload.data(), Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      double settled = 0;
      for (int count = 1; count <= TRIALS; count++) {
        trainer.train(List.of(trial(count, workload.data().info())), new Failing());
        if (count % EVERY == 0) {
          double now = residentMegabytes();
          settled = count == EVERY ? now : settled;
          System.out.printf("%4d %7.1f MB %+6.2f %%%n", count, now, 100 * (now / settled - 1));
        }
      }
    }
  }

  private static Trial trial(int number, DataInfo info) {
    String layers =
        "Conv2d(4, 3) BatchNorm2d ReLU MaxPool2d(2) Flatten Dropout(0.1) Linear(%d) ReLU"
            + " Linear(classes)";
    return Trials.trial(
        Networks.of(layers.formatted(8 + number), info),
        info,
        Trials.settings("optimizer", "AdamW()", "batch_size", "256", "accumulate", "2"));
  }

  private static double residentMegabytes() throws IOException {
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return Long.parseLong(pages[1]) * 4096 / 1e6;
  }

  /** Hears of nothing but failures. */
  private static final class Failing implements TrialListener {
    @Override
    public void happened(Trial trial, TrialEvent event) {
      if (event instanceof TrialEvent.Finished finished && finished.error().isPresent()) {
        throw new IllegalStateException(finished.error().get());
      }
    }

    @Override
    public void progressed(Trial trial, long steps) {}

    @Override
    public boolean stopRequested() {
      return false;
    }
  }
}
