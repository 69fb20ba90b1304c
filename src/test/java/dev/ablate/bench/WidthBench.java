package dev.ablate.bench;

import dev.ablate.engine.ArrayTrainer;
import dev.ablate.trial.Trial;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/**
 * What a run measures before it decides how many trials are trained at once: milliseconds of an
 * update and trial by how many are trained at once.
 */
public final class WidthBench {
  private static final int WIDEST = 256;
  private static final int WIDEST_CNN = 32;
  private static final int WIDEST_VGG = 4;
  private static final int ROUNDS = 5;

  private WidthBench() {}

  /** Prints a line for each width, of each network. */
  public static void main(String[] args) {
    measure(Workload.SMALL_MLP, WIDEST);
    measure(Workload.MLP, WIDEST);
    measure(Workload.WIDE_MLP, WIDEST);
    measure(Workload.CNN, WIDEST_CNN);
    measure(Workload.vgg(8), WIDEST_VGG);
  }

  private static void measure(Workload workload, int widest) {
    List<Trial> trials = workload.trials(widest, 1);
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", trial -> workload.data(), Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      double[] fastest = new double[Integer.numberOfTrailingZeros(widest) + 1];
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < fastest.length; i++) {
          double each = 1000 * trainer.cost(trials.subList(0, 1 << i)).seconds() / (1 << i);
          fastest[i] = round == 0 ? each : Math.min(fastest[i], each);
        }
      }
      for (int i = 0; i < fastest.length; i++) {
        System.out.printf(
            Locale.ROOT, "| %s | %d | %.3f |%n", workload.title(), 1 << i, fastest[i]);
      }
    }
  }
}
