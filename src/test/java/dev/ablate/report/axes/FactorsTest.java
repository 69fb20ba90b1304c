package dev.ablate.report.axes;

import static dev.ablate.report.Sample.optimizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.report.Learning;
import dev.ablate.report.Sample;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FactorsTest {

  @Test
  void anAxisOfEqualValuesUnderTwoAlternativesIsOne() {
    assertThat(titles(optimizers(List.of(0.1, 0.2), List.of(0.1, 0.2))))
        .containsExactly("optimizer", "optimizer.lr");
  }

  @Test
  void anAxisOfOtherValuesUnderEachAlternativeIsOneForEach() {
    List<Factor> factors = factors(optimizers(List.of(0.1, 0.2), List.of(0.001, 0.002, 0.003)));

    assertThat(factors)
        .extracting(Factor::title)
        .containsExactly(
            "optimizer", "optimizer.lr, optimizer = SGD", "optimizer.lr, optimizer = AdamW");
    assertThat(factors).extracting(Factor::settings).containsExactly(5, 2, 3);
    assertThat(factors.get(2).distinct()).hasSize(3);
  }

  @Test
  void anAxisOfOneAlternativeSaysWhichHasIt() {
    Sample sample = new Sample("x");
    add(sample, Map.of("optimizer", optimizer("SGD", 0.1)));
    for (double decay : List.of(0.0, 0.1)) {
      Map<String, Value> axes = new LinkedHashMap<>();
      axes.put("optimizer", optimizer("AdamW", 0.1));
      axes.put("optimizer.weight_decay", new Value.Real(decay));
      add(sample, axes);
    }

    assertThat(titles(sample))
        .containsExactly("optimizer", "optimizer.weight_decay, optimizer = AdamW");
  }

  @Test
  void aLetIsOneFactorAndWhatItMakesIsNone() {
    Sample sample = new Sample("x");
    for (double rate : List.of(0.1, 0.2, 0.4)) {
      for (String name : List.of("SGD", "AdamW")) {
        double own = name.equals("SGD") ? rate : rate / 10;
        Map<String, Value> axes = new LinkedHashMap<>();
        axes.put("optimizer", optimizer(name, own));
        axes.put("optimizer.lr", new Value.Real(own));
        add(sample.lets(Map.of("lr", new Value.Real(rate))), axes);
      }
    }

    assertThat(titles(sample)).containsExactly("optimizer", "lr");
  }

  @Test
  void axesThatMoveTogetherAreOne() {
    Sample sample = new Sample("x");
    for (long width : List.of(16, 32, 96)) {
      for (long size : List.of(32, 64)) {
        Map<String, Value> axes = new TreeMap<>();
        axes.put("batch_size", new Value.Int(size));
        axes.put("model.depth", new Value.Int(96 / width));
        axes.put("model.width", new Value.Int(width));
        add(sample, axes);
      }
    }

    assertThat(titles(sample)).containsExactly("batch_size", "model.depth (with model.width)");
  }

  @Test
  void numbersThatASearchDrewAreNotTakenForOneAnother() {
    Sample sample = new Sample("x");
    double[][] drawn = {{0.1, 5}, {0.2, 3}, {0.3, 9}, {0.4, 1}};
    for (double[] pair : drawn) {
      Map<String, Value> axes = new TreeMap<>();
      axes.put("a", new Value.Real(pair[0]));
      axes.put("b", new Value.Real(pair[1]));
      add(sample, axes);
    }

    assertThat(titles(sample)).containsExactly("a", "b");
  }

  @Test
  void variantsAreAFactorButNoAxis() {
    Sample sample = new Sample("x").baseline("base");
    for (String variant : List.of("base", "other")) {
      sample.trial(variant, Map.of(), optimizer("SGD", 0.1), 1, Learning.byHand(1, 0.5));
    }

    assertThat(titles(sample)).containsExactly("variant");
    assertThat(Factors.onlyVariants(factors(sample))).isTrue();
  }

  @Test
  void manyNumbersStandInRangesOfAboutEqualCount() {
    Sample sample = new Sample("x");
    for (int i = 1; i <= 20; i++) {
      add(sample, Map.of("a", new Value.Real(i * 1.00001)));
    }
    Results results = Results.of(sample.input());

    Axis axis = FactorAxis.of(Factors.of(results).get(0), results.settings());

    assertThat(axis.settings().keySet())
        .extracting(Value::toString)
        .containsExactly("1.0 to 7.0", "8.0 to 14.0", "15.0 to 20.0");
    assertThat(axis.settings().values()).extracting(List::size).containsExactly(7, 7, 6);
  }

  private static Sample optimizers(List<Double> sgd, List<Double> adam) {
    Sample sample = new Sample("x");
    Map.of("SGD", sgd, "AdamW", adam).entrySet().stream()
        .sorted((a, b) -> b.getKey().compareTo(a.getKey()))
        .forEach(
            kind ->
                kind.getValue()
                    .forEach(
                        rate -> {
                          Map<String, Value> axes = new LinkedHashMap<>();
                          axes.put("optimizer", optimizer(kind.getKey(), rate));
                          axes.put("optimizer.lr", new Value.Real(rate));
                          add(sample, axes);
                        }));
    return sample;
  }

  private static void add(Sample sample, Map<String, Value> axes) {
    sample.trial("", axes, optimizer("SGD", 0.1), 1, Learning.byHand(1, 0.5));
  }

  private static List<Factor> factors(Sample sample) {
    return Factors.of(Results.of(sample.input()));
  }

  private static List<String> titles(Sample sample) {
    return factors(sample).stream().map(Factor::title).toList();
  }
}
