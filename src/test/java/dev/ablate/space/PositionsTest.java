package dev.ablate.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionsTest {
  private static final Axis A = Axis.endless("a");
  private static final Axis B = Axis.endless("b");
  private static final Axis C = Axis.endless("c");

  @Test
  void randomDrawsAreFunctionsOfSeedNameAndNumber() {
    RandomPositions some = new RandomPositions(7);
    RandomPositions again = new RandomPositions(7);
    again.position(C, 5);
    assertThat(again.position(A, 3)).isEqualTo(some.position(A, 3));
    assertThat(some.position(Axis.plain("a", 2), 3)).isEqualTo(some.position(A, 3));
    assertThat(some.position(A, 4)).isNotEqualTo(some.position(A, 3));
    assertThat(some.position(B, 3)).isNotEqualTo(some.position(A, 3));
    assertThat(new RandomPositions(8).position(A, 3)).isNotEqualTo(some.position(A, 3));
  }

  @Test
  void randomDrawsAreUniformAndIndependent() {
    int draws = 40_000;
    double[] a = draws(new RandomPositions(1), A, draws);
    double[] b = draws(new RandomPositions(1), B, draws);
    double product = IntStream.range(0, draws).mapToDouble(i -> a[i] * b[i]).sum() / draws;
    double next = IntStream.range(1, draws).mapToDouble(i -> a[i] * a[i - 1]).sum() / draws;
    assertThat(Arrays.stream(a).average().orElseThrow()).isEqualTo(0.5, within(0.006));
    assertThat(product).isEqualTo(0.25, within(0.006));
    assertThat(next).isEqualTo(0.25, within(0.006));
    int[] tenths = new int[10];
    Arrays.stream(a).forEach(x -> tenths[(int) (10 * x)]++);
    assertThat(Arrays.stream(tenths).boxed()).allMatch(count -> Math.abs(count - draws / 10) < 250);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4})
  void sobolDrawsFillEveryPartOfEveryAxisAndPairEvenly(long seed) {
    SobolPositions sobol = including(seed, A, B, C);
    int draws = 64;
    double[] a = draws(sobol, A, draws);
    double[] b = draws(sobol, B, draws);
    double[] c = draws(sobol, C, draws);
    for (double[] axis : List.of(a, b, c)) {
      assertThat(Arrays.stream(axis).mapToObj(x -> (int) (draws * x)))
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, draws).boxed().toList());
    }
    assertThat(IntStream.range(0, draws).map(i -> 8 * (int) (8 * a[i]) + (int) (8 * b[i])).boxed())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, draws).boxed().toList());
  }

  @Test
  void sobolDrawsDifferBySeedAndNotByWhoAsksFirst() {
    SobolPositions sobol = including(3, A, B);
    double late = sobol.position(B, 50);
    assertThat(including(3, A, B, C).position(B, 50)).isEqualTo(late);
    sobol.position(A, 7);
    assertThat(sobol.position(B, 50)).isEqualTo(late);
    assertThat(including(4, A, B).position(B, 50)).isNotEqualTo(late);
  }

  @Test
  void thereIsASobolSequenceForTwentyThousandAxes() {
    Axis[] axes =
        IntStream.range(0, 21_201).mapToObj(i -> Axis.endless("x" + i)).toArray(Axis[]::new);
    SobolPositions sobol = including(0, axes);
    assertThat(sobol.axes()).isEqualTo(SobolPositions.MOST_AXES);
    assertThat(sobol.position(axes[21_200], 1)).isBetween(0.0, 1.0);
  }

  private static SobolPositions including(long seed, Axis... axes) {
    SobolPositions positions = new SobolPositions(seed);
    positions.include(new Space(List.of(axes)));
    return positions;
  }

  private static double[] draws(Positions positions, Axis axis, int count) {
    return IntStream.range(0, count).mapToDouble(draw -> positions.position(axis, draw)).toArray();
  }
}
