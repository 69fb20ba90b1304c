package dev.ablate.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.report.statistics.Design.Dimension;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shares of variance against numpy's and Optuna's; {@code fanova.py} says how they were made. */
class FanovaTest {

  /** Optuna's trees know that 0.1 lies nearer to 0.11 than to 0.2, and they choose otherwise. */
  private static final double AS_OPTUNA = 0.08;

  @ParameterizedTest(name = "{index}")
  @MethodSource("grids")
  void aTreeOfAWholeGridIsDecomposedExactly(JsonNode grid) {
    Design design = design(grid);
    int[] all = IntStream.range(0, design.size()).toArray();
    TreeGrower grower = new TreeGrower(design, 1, 1, RandomSource.XO_SHI_RO_256_PP.create(1));
    Fanova fanova = Fanova.of(design, grower.grow(all));

    int dimensions = design.dimensions().size();
    int next = 0;
    for (int i = 0; i < dimensions; i++) {
      assertThat(fanova.main(i).orElseThrow().mean())
          .isCloseTo(grid.get("mains").get(i).asDouble(), within(1e-12));
      for (int j = i + 1; j < dimensions; j++) {
        assertThat(fanova.pair(i, j).orElseThrow().mean())
            .isCloseTo(grid.get("pairs").get(next++).asDouble(), within(1e-12));
      }
    }
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("samples")
  void aForestsSharesAreOptunas(JsonNode sample) {
    Fanova fanova = Fanova.of(design(sample));

    double[] expected = doubles(sample.get("mains"));
    double[] actual =
        IntStream.range(0, expected.length)
            .mapToDouble(i -> fanova.main(i).orElseThrow().mean())
            .toArray();
    assertThat(actual).containsExactly(expected, within(AS_OPTUNA));
    assertThat(ranking(actual)).isEqualTo(ranking(expected));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("everything")
  void sharesAreSharesAndEqualEveryTime(JsonNode named) {
    Design design = design(named);
    List<Double> shares = shares(Fanova.of(design));

    assertThat(shares).allMatch(share -> share >= 0 && share <= 1);
    assertThat(shares.stream().mapToDouble(share -> share).sum()).isLessThanOrEqualTo(1 + 1e-9);
    assertThat(shares(Fanova.of(design))).isEqualTo(shares);
  }

  private static List<Double> shares(Fanova fanova) {
    return Stream.of(fanova.main(0), fanova.main(1), fanova.main(2), fanova.pair(0, 1))
        .map(share -> share.orElseThrow().mean())
        .toList();
  }

  @Test
  void theOrderOfLevelsWithoutOneDoesNotMatter() {
    int[] levels = {0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5};
    int[] other = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    double[] values = {1, 9, 2, 8, 3, 7, 1, 9, 2, 8, 3, 7};
    Fanova fanova = Fanova.of(design(List.of(levels, other), new boolean[] {false, true}, values));

    assertThat(fanova.main(0).orElseThrow().mean()).isGreaterThan(0.9);
    assertThat(fanova.main(1).orElseThrow().mean()).isLessThan(0.05);
    assertThat(fanova.explained().orElseThrow()).isGreaterThan(0.6);
  }

  @Test
  void aConditionalDimensionTakesNothingFromWhatMakesItExist() {
    // Kind 1 alone has a rate, and what it does there is small beside the difference of the kinds.
    int n = Design.ABSENT;
    int[] kind = {0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1};
    int[] rate = {n, n, n, 0, 1, 2, n, n, n, 0, 1, 2};
    int[] size = {0, 1, 2, 0, 0, 0, 2, 1, 0, 1, 1, 1};
    double[] values = {1, 1, 1, 5, 5.5, 6, 1, 1, 1, 5, 5.5, 6};
    Fanova all =
        Fanova.of(design(List.of(kind, rate, size), new boolean[] {false, true, true}, values));
    assertThat(all.main(0).orElseThrow().mean()).isBetween(0.85, 1.0);
    assertThat(all.main(2).orElseThrow().mean()).isLessThan(0.05);

    Fanova having =
        Fanova.of(
            design(
                List.of(new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 0, 0, 1, 1, 1}),
                new boolean[] {true, true},
                new double[] {5, 5.5, 6, 5, 5.5, 6}));
    assertThat(having.main(0).orElseThrow().mean()).isGreaterThan(0.9);
  }

  @Test
  void noiseIsNotExplained() {
    int[] first = IntStream.range(0, 60).map(i -> i % 6).toArray();
    int[] second = IntStream.range(0, 60).map(i -> i / 6).toArray();
    double[] noise = RandomSource.XO_SHI_RO_256_PP.create(3).doubles(60).toArray();

    Fanova fanova = Fanova.of(design(List.of(first, second), new boolean[] {true, true}, noise));

    assertThat(fanova.explained().orElseThrow()).isLessThan(0.2);
  }

  @Test
  void whereNothingVariesThereAreNoShares() {
    Fanova fanova =
        Fanova.of(design(List.of(new int[] {0, 1, 2}), new boolean[] {true}, new double[3]));

    assertThat(fanova.main(0)).isEmpty();
    assertThat(fanova.explained()).isEmpty();
  }

  static Stream<JsonNode> grids() throws IOException {
    return stream(reference().get("grids"));
  }

  static Stream<JsonNode> samples() throws IOException {
    return stream(reference().get("samples"));
  }

  static Stream<JsonNode> everything() throws IOException {
    return Stream.concat(grids(), samples());
  }

  /** The dimensions in the order of their importance. */
  private static List<Integer> ranking(double[] shares) {
    return IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -shares[i]))
        .toList();
  }

  /** Each number of a column is a level of its own. */
  private static Design design(JsonNode json) {
    List<int[]> columns = new ArrayList<>();
    boolean[] ordered = new boolean[json.get("rows").get(0).size()];
    for (int i = 0; i < ordered.length; i++) {
      int column = i;
      double[] numbers =
          stream(json.get("rows")).mapToDouble(row -> row.get(column).asDouble()).toArray();
      double[] sorted = Arrays.stream(numbers).distinct().sorted().toArray();
      columns.add(Arrays.stream(numbers).mapToInt(v -> Arrays.binarySearch(sorted, v)).toArray());
      ordered[i] = true;
    }
    return design(columns, ordered, doubles(json.get("values")));
  }

  private static Design design(List<int[]> columns, boolean[] ordered, double[] values) {
    List<Dimension> dimensions =
        IntStream.range(0, ordered.length)
            .mapToObj(i -> Dimension.of(ordered[i], columns.get(i)))
            .toList();
    List<int[]> rows =
        IntStream.range(0, values.length)
            .mapToObj(row -> columns.stream().mapToInt(column -> column[row]).toArray())
            .toList();
    return new Design(dimensions, rows, values);
  }

  private static JsonNode reference() throws IOException {
    try (InputStream in = FanovaTest.class.getResourceAsStream("/dev/ablate/report/fanova.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static double[] doubles(JsonNode array) {
    return stream(array).mapToDouble(JsonNode::asDouble).toArray();
  }
}
