package dev.ablate.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void aSingleNumberHasNoDeviation() {
    assertThat(Summary.of(0.5).std()).isEmpty();
  }

  @Test
  void zeroDifferencesAreNoEvidence() {
    assertThat(SignFlipTest.pValue(0, 0, 0, 0)).isEqualTo(1);
    assertThat(SignFlipTest.pValue(new double[20])).isEqualTo(1);
  }

  @Test
  void theSmallestPossiblePIsTwoOfAllAssignments() {
    assertThat(SignFlipTest.pValue(1)).isEqualTo(1);
    assertThat(SignFlipTest.pValue(3, 1, 2)).isEqualTo(2.0 / 8);
    assertThat(SignFlipTest.pValue(-3, -1, -2)).isEqualTo(2.0 / 8);
    assertThat(SignFlipTest.pValue(1, 2, 3, 4, 5, 6, 7, 8)).isEqualTo(2.0 / 256);
  }

  @Test
  void differencesThatTieButForRoundingCountAsEqual() {
    assertThat(SignFlipTest.pValue(0.1, 0.2, -0.3)).isEqualTo(1);
  }

  @Test
  void twoValuesMakeNoIntervalAndEqualOnesAPoint() {
    assertThat(BcaInterval.ofMean(0.1, 0.2)).isEmpty();
    assertThat(BcaInterval.ofMean(0.1, 0.1, 0.1)).contains(new Interval(0.1, 0.1));
  }

  @Test
  void anIntervalIsTheSameEveryTime() {
    double[] values = {0.3, -0.2, 0.5, 0.1};

    assertThat(BcaInterval.ofMean(values)).isEqualTo(BcaInterval.ofMean(values));
  }

  @Test
  void fewestPairsFollowFromTheNumberOfRows() {
    assertThat(Holm.fewestPairs(1)).isEqualTo(6);
    assertThat(Holm.fewestPairs(5)).isEqualTo(8);
    assertThat(Holm.fewestPairs(100)).isEqualTo(12);
  }

  @Test
  void aMarkNeedsBothTheIntervalAndTheCorrectedTest() {
    Comparison clear = Comparison.of(1, 2, 3, 2, 1, 2);

    assertThat(clear.p()).isEqualTo(2.0 / 64);
    assertThat(clear.marked()).isTrue();
    assertThat(clear.withP(0.06).marked()).isFalse();
    assertThat(Comparison.of(1, -1, 1, -1, 1, -1).withP(0.01).marked()).isFalse();
  }

  /** The known expectations of the largest of n standard normal numbers. */
  @Test
  void theBestOfManyIsExpectedToBeSoMuchTooGood() {
    assertThat(Optimism.ofBest(1)).isCloseTo(0, within(1e-6));
    assertThat(Optimism.ofBest(2)).isCloseTo(1 / Math.sqrt(Math.PI), within(1e-6));
    assertThat(Optimism.ofBest(3)).isCloseTo(1.5 / Math.sqrt(Math.PI), within(1e-6));
    assertThat(Optimism.ofBest(10)).isCloseTo(1.538753, within(1e-6));
  }
}
