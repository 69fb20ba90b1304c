package dev.ablate.report.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of numpy and scipy, and of R; {@code statistics.py} and {@code statistics.R} say how they
 * were made.
 */
class StatisticsReferenceTest {

  @ParameterizedTest
  @MethodSource("samples")
  void meanAndDeviationAreNumpys(JsonNode sample) {
    Summary summary = Summary.of(doubles(sample.get("values")));

    double scale = Math.abs(sample.get("mean").asDouble());
    assertThat(summary.mean()).isCloseTo(sample.get("mean").asDouble(), within(1e-14 * scale));
    assertThat(summary.std().orElseThrow())
        .isCloseTo(sample.get("std").asDouble(), within(1e-14 * scale));
  }

  /** R writes 15 digits. */
  @ParameterizedTest
  @MethodSource("samplesOfR")
  void deviationIsRs(JsonNode sample) {
    double std = sample.get("std").asDouble();
    assertThat(Summary.of(doubles(sample.get("values"))).std().orElseThrow())
        .isCloseTo(std, within(1e-14 * std));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void signFlipIsScipysPermutationTest(JsonNode sample) {
    double[] values = doubles(sample.get("values"));
    double tolerance = values.length <= SignFlipTest.EXACT_PAIRS ? 1e-15 : 0.003;

    assertThat(SignFlipTest.pValue(values))
        .isCloseTo(sample.get("sign_flip").asDouble(), within(tolerance));
  }

  @ParameterizedTest
  @MethodSource({"samples", "samplesOfR"})
  void intervalIsScipysAndRsBcaUpToTheDraws(JsonNode sample) {
    Interval interval = BcaInterval.ofMean(doubles(sample.get("values"))).orElseThrow();

    double low = sample.get("bca").get(0).asDouble();
    double high = sample.get("bca").get(1).asDouble();
    // Few values have few distinct means, and the draws can move an end by one of these.
    assertThat(interval.low()).isCloseTo(low, within(0.08 * (high - low)));
    assertThat(interval.high()).isCloseTo(high, within(0.08 * (high - low)));
  }

  @ParameterizedTest
  @MethodSource("families")
  void holmIsRsPAdjust(JsonNode family) {
    assertThat(Holm.adjust(doubles(family.get("p"))))
        .containsExactly(doubles(family.get("adjusted")), within(1e-15));
  }

  static Stream<JsonNode> samples() throws IOException {
    return stream(reference("statistics.json").get("samples"));
  }

  static Stream<JsonNode> samplesOfR() throws IOException {
    return stream(reference("statistics-r.json").get("samples"));
  }

  static Stream<JsonNode> families() throws IOException {
    return stream(reference("statistics-r.json").get("holm"));
  }

  private static JsonNode reference(String file) throws IOException {
    try (InputStream in =
        StatisticsReferenceTest.class.getResourceAsStream("/dev/ablate/report/" + file)) {
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
