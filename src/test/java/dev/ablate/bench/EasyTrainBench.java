package dev.ablate.bench;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.listener.TrainingListener;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Steps a second of one trial in Ablate and of DJL's own {@code EasyTrain}, in turns in one
 * process: batch 64, AdamW. {@code EasyTrain} is timed bare, and with its usual listeners, which
 * add up the loss; Ablate's time contains the metrics of an epoch.
 */
public final class EasyTrainBench {
  private EasyTrainBench() {}

  /** Steps a second. */
  private record Turn(double ablate, double bare, double listened) {}

  /** Prints the medians of the rounds; {@code -Dbench.rounds} says how many (5). */
  public static void main(String[] arguments) throws IOException, TranslateException {
    int rounds = Integer.getInteger("bench.rounds", 5);
    System.out.println(
        "| network | Ablate | EasyTrain | with listeners | Ablate : EasyTrain | : with listeners"
            + " |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    print(Workload.SMALL_MLP, rounds, () -> head(32));
    print(Workload.MLP, rounds, () -> head(128, 128));
    print(Workload.WIDE_MLP, rounds, () -> head(128));
    print(Workload.CNN, rounds, () -> stage(16).add(stage(32)).add(head(64)));
  }

  private static void print(Workload workload, int rounds, Supplier<Block> network)
      throws IOException, TranslateException {
    List<Turn> turns = new ArrayList<>();
    try (AblateTimer ablate = new AblateTimer(workload, 1);
        EasyTrainTimer bare = new EasyTrainTimer(workload, network.get());
        EasyTrainTimer listened =
            new EasyTrainTimer(workload, network.get(), TrainingListener.Defaults.basic())) {
      for (int round = 0; round < rounds; round++) {
        turns.add(new Turn(1000 / ablate.time(), 1000 / bare.time(), 1000 / listened.time()));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f | %.2f | %.2f |%n",
        workload.title(),
        median(turns, Turn::ablate),
        median(turns, Turn::bare),
        median(turns, Turn::listened),
        median(turns, turn -> turn.ablate() / turn.bare()),
        median(turns, turn -> turn.ablate() / turn.listened()));
  }

  private static double median(List<Turn> turns, ToDoubleFunction<Turn> value) {
    return Median.of(turns.stream().map(value::applyAsDouble).toList());
  }

  private static SequentialBlock stage(int channels) {
    Shape two = new Shape(2, 2);
    return new SequentialBlock()
        .add(
            Conv2d.builder()
                .setFilters(channels)
                .setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1))
                .build())
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock())
        .add(Pool.maxPool2dBlock(two, two));
  }

  private static SequentialBlock head(int... hidden) {
    SequentialBlock head = new SequentialBlock().add(Blocks.batchFlattenBlock());
    for (int width : hidden) {
      head.add(linear(width)).add(Activation.reluBlock());
    }
    return head.add(linear(10));
  }

  private static Linear linear(int width) {
    return Linear.builder().setUnits(width).build();
  }
}
