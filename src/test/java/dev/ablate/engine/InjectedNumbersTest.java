package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InjectedNumbersTest {
  @Test
  void aRowThatIsNoLongerFiniteDivergesAndTheOthersAreTheSameBitForBit() {
    InjectedNumbers array = new InjectedNumbers();
    for (long seed = 1; seed <= 10; seed++) {
      assertThat(array.problems(seed)).isEmpty();
    }
  }
}
