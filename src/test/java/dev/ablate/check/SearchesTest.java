package dev.ablate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.data.DataSources;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated experiments under every search: one set, whatever goes through it. */
class SearchesTest {
  private static final int DRAWS = 400;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everySearchFindsTheSameSettings(long seed) {
    String axes = axes(new Random(seed));
    Experiment grid = check(axes, List.of());
    Set<Map<String, String>> settings = settings(grid);
    assertThat(settings).hasSize(grid.cells().size() / 2);
    assertThat(grid.cells()).hasSize((int) (grid.product() - grid.removedByWhere()));
    for (String search : List.of("Random", "Sobol")) {
      Experiment drawn =
          check(axes, List.of("search=%s(%d, seed=%d)".formatted(search, DRAWS, seed)));
      assertThat(drawn.product()).isEqualTo(2 * DRAWS);
      assertThat(drawn.cells()).hasSize(2 * DRAWS);
      assertThat(settings(drawn)).isEqualTo(settings);
      assertThat(drawn.cells().subList(0, DRAWS)).allMatch(cell -> cell.settings().seed() == 4);
    }
  }

  @Test
  void axesThatAreGivenBesideTheFileAreDifferentOnes() {
    List<String> given = List.of("batch_size in {10, 20}", "accumulate in {1, 2}");
    Experiment experiment = check("optimizer = SGD() epochs = 1", given);
    assertThat(settings(experiment)).hasSize(2 * 2);
  }

  /** At most 48 settings, some of them conditional, one a tuple, and a condition over all. */
  private static String axes(Random random) {
    String momentum = "momentum in " + set(random, 0.25);
    String decay = "weight_decay in " + set(random, 0.5);
    return """
    let (rounds, width) in {(1, 4), (2, 8), (%d, 12)}
    let lr in %s
    epochs = rounds
    optimizer in {SGD(lr = lr, %s), AdamW(%s), Adam(lr = 2 * lr)}
    where epochs * lr < %d or optimizer.momentum >= 0.5 and optimizer != AdamW
    """
        .formatted(2 + random.nextInt(2), set(random, 1), momentum, decay, 1 + random.nextInt(6));
  }

  private static String set(Random random, double step) {
    return IntStream.rangeClosed(1, 1 + random.nextInt(2))
        .mapToObj(i -> Double.toString(i * step))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Set<Map<String, String>> settings(Experiment experiment) {
    return experiment.cells().stream().map(SearchesTest::settings).collect(Collectors.toSet());
  }

  private static Map<String, String> settings(Cell cell) {
    Map<String, String> chosen = new TreeMap<>();
    cell.axes().forEach((name, value) -> chosen.put(name, value.toString()));
    cell.lets().forEach((name, value) -> chosen.put(name, value.toString()));
    return chosen;
  }

  private static Experiment check(String axes, List<String> given) {
    List<String> lines = new ArrayList<>();
    lines.add("model net(width = 4) { Flatten Linear(width) ReLU Linear(classes) }");
    lines.add("experiment \"searches\" {");
    lines.add("data = Shapes(train = 100, test = 10, classes = 3, size = 8)");
    lines.add("model = net(width = %s)".formatted(axes.contains("width") ? "width" : "4"));
    lines.add("loss = CrossEntropyLoss()");
    lines.add("batch_size = 10");
    lines.add("seed in 4..5");
    lines.add(axes);
    lines.add("}");
    SourceFile file = new SourceFile("searches.exp", String.join("\n", lines));
    Path here = Path.of(".");
    Checked checked = Checker.check(file, here, new DataSources(here), given);
    assertThat(checked.hasErrors()).as("%s", checked.diagnostics()).isFalse();
    return checked.experiment().orElseThrow();
  }
}
