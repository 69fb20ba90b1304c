package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sweeps in which much goes wrong, run again until they are complete: every trial ends once, with
 * the numbers it would have had. A seed that fails does so again when it is run alone.
 */
class SimulatedSweepTest {
  private static final int SEEDS_AT_ONCE = 50;
  private static final List<String> HAPPENING =
      List.of(
          "trying again from the last checkpoint",
          "so its program is trained first",
          "Killed",
          "SweepFailure",
          "StoreException",
          "end=INTERRUPTED",
          "end=FAILING");

  static LongStream firstSeeds() {
    return LongStream.range(0, 10).map(i -> i * SEEDS_AT_ONCE);
  }

  @ParameterizedTest
  @MethodSource("firstSeeds")
  void everyTrialEndsOnceWithItsOwnResult(long first) {
    LongStream.range(first, first + SEEDS_AT_ONCE).forEach(seed -> new Simulation(seed).run());
  }

  @Test
  void aSeedReplays() {
    for (long seed = 0; seed < 10; seed++) {
      assertThat(new Simulation(seed).run()).isEqualTo(new Simulation(seed).run());
    }
  }

  @Test
  void allThatCanGoWrongDoes() {
    List<String> told =
        LongStream.range(0, 200).boxed().flatMap(s -> new Simulation(s).run().stream()).toList();
    assertThat(HAPPENING)
        .allSatisfy(what -> assertThat(told.stream().filter(l -> l.contains(what))).isNotEmpty());
  }
}
