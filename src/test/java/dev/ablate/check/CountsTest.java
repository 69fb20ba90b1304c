package dev.ablate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of random experiments against plain loops over the same values. */
class CountsTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whereRemovesExactlyWhatItSays(long seed) {
    Random random = new Random(seed);
    List<Integer> epochs = numbers(random);
    List<Integer> batches = numbers(random);
    List<Integer> widths = numbers(random);
    int seeds = 1 + random.nextInt(3);
    int limit = epochs.get(0) * batches.get(0) + widths.get(0) + random.nextInt(50);
    Experiment experiment =
        check(
            "epochs in " + set(epochs),
            "batch_size in " + set(batches),
            "model = net(width in " + set(widths) + ")",
            "seed in 1.." + seeds,
            "where epochs * batch_size + model.width <= " + limit);
    List<List<Integer>> expected = new ArrayList<>();
    for (int s = 1; s <= seeds; s++) {
      for (int e : epochs) {
        for (int b : batches) {
          for (int w : widths) {
            if (e * b + w <= limit) {
              expected.add(List.of(s, e, b, w));
            }
          }
        }
      }
    }
    assertThat(experiment.cells().stream().map(CountsTest::numbers))
        .containsExactlyElementsOf(expected);
    long product = (long) seeds * epochs.size() * batches.size() * widths.size();
    assertThat(experiment.product()).isEqualTo(product);
    assertThat(experiment.removedByWhere()).isEqualTo(product - expected.size());
  }

  @Test
  void theProductIsTheNumberOfCellsOverAllBlocksAndConditionalAxes() {
    Experiment experiment =
        check(
            "epochs in 1..3",
            "batch_size = 10",
            "model = net()",
            "seed in {4, 5}",
            "baseline \"a\" { optimizer in {SGD(lr in {1, 2, 3}), Adam(), AdamW(eps in {0, 1})} }",
            "variant \"b\" { epochs = 4 optimizer.lr in {0.5, 0.25} }");
    assertThat(experiment.product()).isEqualTo(2 * (3 * (3 + 1 + 2) + 2));
    assertThat(experiment.cells()).hasSize((int) experiment.product());
    assertThat(new HashSet<>(experiment.cells())).hasSameSizeAs(experiment.cells());
  }

  @Test
  void aThousandTrialsAreCheckedOnceForEachCombinationThatMatters() {
    Experiment experiment =
        check(
            "epochs = 10",
            "batch_size = 10",
            "model = net(width in {4, 8})",
            "clip_grad_norm in linspace(1, 2, 500)");
    assertThat(experiment.cells()).hasSize(1000);
    assertThat(
            experiment.cells().stream()
                .map(cell -> System.identityHashCode(cell.network()))
                .distinct())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"Random, 1", "Random, 2", "Random, 3", "Sobol, 4", "Sobol, 5", "Sobol, 6"})
  void asManySettingsAreDrawnAsTheSearchSaysAndAllPassWhere(String search, int seed) {
    String where = "where epochs * batch_size + model.width <= 60";
    Experiment experiment = drawn(search, seed, 20, where);
    assertThat(experiment.product()).isEqualTo(3 * 20);
    assertThat(experiment.removedByWhere()).isZero();
    List<List<Integer>> cells = experiment.cells().stream().map(CountsTest::numbers).toList();
    assertThat(cells).hasSize(60).allMatch(c -> c.get(1) * c.get(2) + c.get(3) <= 60);
    for (int s = 0; s < 3; s++) {
      int number = s + 1;
      List<List<Integer>> ofSeed = cells.subList(20 * s, 20 * s + 20);
      assertThat(ofSeed).allMatch(c -> c.get(0) == number);
      assertThat(ofSeed).extracting(c -> c.subList(1, 4)).isEqualTo(settings(cells.subList(0, 20)));
    }
    assertThat(drawn(search, seed, 30, where).cells().stream().map(CountsTest::numbers).limit(20))
        .isEqualTo(cells.subList(0, 20));
  }

  @Test
  void whatWhereRefusesIsDrawnAgainAndTheRestStays() {
    List<List<Integer>> all =
        settings(
            drawn("Random", 9, 40, "where model.width >= 0").cells().stream()
                .limit(40)
                .map(CountsTest::numbers)
                .toList());
    List<List<Integer>> some =
        settings(
            drawn("Random", 9, 10, "where epochs != 2").cells().stream()
                .limit(10)
                .map(CountsTest::numbers)
                .toList());
    assertThat(some).isEqualTo(all.stream().filter(c -> c.get(0) != 2).limit(10).toList());
  }

  private static Experiment drawn(String search, int seed, int trials, String where) {
    return check(
        "epochs in {2, 3, 5}",
        "batch_size in randint(5, 25)",
        "model = net(width in 4..12 step 4)",
        "seed in 1..3",
        where,
        "search = %s(trials = %d, seed = %d)".formatted(search, trials, seed));
  }

  private static List<List<Integer>> settings(List<List<Integer>> cells) {
    return cells.stream().map(c -> c.subList(1, 4)).toList();
  }

  private static List<Integer> numbers(Random random) {
    return random.ints(1 + random.nextInt(3), 2, 20).boxed().distinct().toList();
  }

  private static List<Integer> numbers(Cell cell) {
    return List.of(
        (int) cell.settings().seed(),
        cell.settings().epochs(),
        cell.settings().batchSize(),
        cell.settings().model().integer("width"));
  }

  private static String set(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }

  private static Experiment check(String... settings) {
    String text =
        """
        model net(width = 4) { Flatten Linear(width) ReLU Linear(classes) }
        experiment "counts" {
          data = Shapes(train = 100, test = 10, classes = 3, size = 8)
          loss = CrossEntropyLoss()
          optimizer = SGD(lr = 0.1)
          %s
        }
        """
            .formatted(String.join("\n  ", settings));
    Checked checked = Checker.check(new SourceFile("counts.exp", text), Path.of("."));
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    return checked.experiment().orElseThrow();
  }
}
