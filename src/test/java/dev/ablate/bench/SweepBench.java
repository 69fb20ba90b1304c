package dev.ablate.bench;

import dev.ablate.check.Checker;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.space.Axis;
import dev.ablate.space.Space;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Time and memory of checking and planning a sweep of a million trials. */
public final class SweepBench {
  private static final String TEXT =
      """
      model net(width) { Flatten Linear(width) ReLU Linear(width) ReLU Linear(classes) }
      experiment "a million trials" {
        data = Shapes(train = 1000, test = 100, size = 8)
        model = net(width in 4..40 step 4)
        loss = CrossEntropyLoss()
        optimizer = AdamW(lr in geomspace(1e-4, 1e-1, 100), weight_decay in linspace(0, 0.1, 100))
        where optimizer.lr * optimizer.weight_decay < 1
        epochs = 2
        batch_size = 50
        seed in 1..10
      }
      """;

  private SweepBench() {}

  /** Prints a line for each step: seconds, millions a second, the most MB that were resident. */
  public static void main(String[] arguments) {
    Axis seeds = Axis.plain("seed", 10);
    Axis widths = Axis.plain("model.width", 10);
    Axis rates = Axis.plain("optimizer.lr", 100);
    Axis decays = Axis.plain("optimizer.weight_decay", 100);
    Space space = new Space(List.of(seeds, widths, rates, decays));
    for (int round = 0; round < 3; round++) {
      timed("expand", () -> space.assignments().mapToLong(a -> a.member(decays)).sum());
    }
    Experiment experiment =
        timed(
                "check",
                () -> Checker.check(new SourceFile("sweep.exp", TEXT), Path.of(".")).experiment())
            .orElseThrow();
    Path nowhere = Path.of("target", "no-store");
    try (JournalTrialStore store = JournalTrialStore.of(nowhere)) {
      Planner planner = new Planner(OptionalInt.empty(), false);
      Plan plan = timed("plan", () -> planner.plan(experiment, store));
      System.out.println(plan.counts() + " in " + plan.arrays().size() + " arrays");
    }
  }

  private static <T> T timed(String step, Supplier<T> work) {
    long start = System.nanoTime();
    T result = work.get();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-7s %6.2f s %6.2f million a second, at most %.0f MB so far%n",
        step, seconds, 1 / seconds, peakMegabytes());
    return result;
  }

  private static double peakMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
