package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Network;
import dev.ablate.trial.Trial;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSizeSearchTest {
  private static final List<Integer> SIZES = List.of(1, 2, 4, 8, 16, 32, 64);
  private static final long BEFORE = 1000;

  private final List<Integer> tried = new ArrayList<>();
  private final List<Integer> told = new ArrayList<>();

  /** A device on which 1000 bytes are in use, and an update takes 30 and 10 for each row. */
  private final class Pretended implements DeviceMemory {
    private final long limit;

    private Pretended(long limit) {
      this.limit = limit;
    }

    @Override
    public long peak() {
      return BEFORE + (tried.isEmpty() ? 0 : 30 + 10L * tried.get(tried.size() - 1));
    }

    @Override
    public long limit() {
      return limit;
    }
  }

  private int largest(long limit, IntConsumer updates) {
    told.clear();
    return new BatchSizeSearch(new Pretended(limit), updates.andThen(tried::add), told::add)
        .largest(SIZES);
  }

  @Test
  void takesTheLargestThatSmallerOnesSayWillFit() {
    assertThat(largest(Long.MAX_VALUE, size -> {})).isEqualTo(64);
    tried.clear();
    // 16 rows take 190, so 32 would take at most 380.
    assertThat(largest(BEFORE + 380, size -> {})).isEqualTo(32);
    tried.clear();
    assertThat(largest(BEFORE + 379, size -> {})).isEqualTo(16);
    assertThat(tried).endsWith(16);
  }

  @Test
  void aSizeThatFailsIsTooLarge() {
    for (Throwable failure :
        List.of(
            new EngineException("CUDA out of memory"),
            new OutOfMemoryError(),
            new ArithmeticException("integer overflow"))) {
      tried.clear();
      assertThat(largest(Long.MAX_VALUE, size -> fail(size, 16, failure))).isEqualTo(8);
      assertThat(told).containsExactly(1, 2, 4, 8);
    }
  }

  @Test
  void whereNoneWorksTheSmallestShowsWhyInTraining() {
    EngineException failure = new EngineException("no such kernel");
    assertThat(largest(Long.MAX_VALUE, size -> fail(size, 1, failure))).isEqualTo(1);
    assertThat(largest(0, size -> {})).isEqualTo(1);
  }

  @Test
  void otherMistakesAreNotHidden() {
    IllegalStateException mistake = new IllegalStateException("a mistake");
    assertThatThrownBy(() -> largest(Long.MAX_VALUE, size -> fail(size, 4, mistake)))
        .isSameAs(mistake);
  }

  private static void fail(int size, int from, Throwable failure) {
    if (size >= from) {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void makesRealUpdatesInAllSizesThatTheRowsAllow(boolean resident) {
    // 203 training rows: BatchNorm1d cannot see the one that is left by 2, or a batch of one.
    DataSet digits = Examples.images(Shape.of(1, 6, 6), 5);
    String layers = "Flatten Linear(8) BatchNorm1d ReLU Dropout(0.5) Linear(classes)";
    Network network = Networks.of(layers, digits.info());
    List<Trial> array =
        List.of("SGD(lr = 0.1)", "Adam(lr = 0.01)").stream()
            .map(
                optimizer ->
                    Trials.settings(
                        "optimizer", optimizer,
                        "batch_size", "\"auto\"",
                        "accumulate", "2",
                        "schedule", "OneCycleLR(max_lr = 0.1)"))
            .map(settings -> Trials.trial(network, digits.info(), settings))
            .toList();
    try (ArrayTrainer trainer =
        new ArrayTrainer(
            "cpu", trial -> digits, Clock.systemUTC(), ArrayTrainer.PAUSE, info -> resident)) {
      assertThat(trainer.largestBatchSize(array)).isEqualTo(128);
      // 8 rows are tried at 100, 16 at 200 which may become 400, 32 at 300; 64 would take 800.
      assertThat(trainer.largestBatchSize(array, growing(700), told::add)).isEqualTo(32);
      assertThat(told).containsExactly(8, 16, 32);
    }
  }

  /** A memory in which every look finds 100 bytes more. */
  private static DeviceMemory growing(long limit) {
    return new DeviceMemory() {
      private long peak = -100;

      @Override
      public long peak() {
        peak += 100;
        return peak;
      }

      @Override
      public long limit() {
        return limit;
      }
    };
  }

  @Test
  void thisProcessHasAPeakAndALimit() {
    ProcessMemory memory = ProcessMemory.fromNow();
    long before = memory.peak();
    assertThat(ByteBuffer.allocateDirect(1 << 26).hasRemaining()).isTrue();
    assertThat(memory.peak()).isBetween(before, memory.limit());
  }
}
