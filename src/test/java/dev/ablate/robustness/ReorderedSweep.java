package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.cli.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One sweep, its axes and their values in any order, in arrays of any width and in any number of
 * processes.
 */
public final class ReorderedSweep {
  private static final String FILE =
      """
      model mlp { Flatten Linear(8) BatchNorm1d ReLU Dropout(0.2) Linear(classes) }
      model cnn { Conv2d(3, 3) BatchNorm2d ReLU Flatten Linear(classes) }
      experiment "Axes" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8, validation = 10)
        loss = CrossEntropyLoss()
        epochs = 2
        batch_size = 8
        %s
      }
      """;

  private static final Map<String, List<String>> AXES =
      Map.of(
          "model", List.of("mlp", "cnn"),
          "optimizer", List.of("Adam(lr = 0.01)", "SGD(lr = 0.1, momentum = 0.9)"),
          "seed", List.of("1", "2", "3"));

  private final Path folder;
  private final Map<String, String> expected;

  /** Runs the sweep as it is written above. */
  public ReorderedSweep(Path folder) throws IOException {
    this.folder = folder;
    this.expected = results("plain", text(AXES.keySet().stream().sorted().toList(), AXES), 64, 0);
  }

  private static String text(List<String> order, Map<String, List<String>> axes) {
    return FILE.formatted(
        String.join(
            "\n  ",
            order.stream()
                .map(axis -> axis + " in {" + String.join(", ", axes.get(axis)) + "}")
                .toList()));
  }

  /** Runs it otherwise, and gives what differs. */
  public List<String> problems(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> order = new ArrayList<>(AXES.keySet());
    Collections.sort(order);
    Map<String, List<String>> axes = new TreeMap<>();
    for (String axis : order) {
      List<String> values = new ArrayList<>(AXES.get(axis));
      Collections.shuffle(values, random);
      axes.put(axis, values);
    }
    Collections.shuffle(order, random);
    int width = 1 + random.nextInt(7);
    int workers = random.nextInt(4);
    Map<String, String> results = results("otherwise" + seed, text(order, axes), width, workers);
    return results.equals(expected)
        ? List.of()
        : List.of(
            "seed %d, width %d, %d workers: %s, not %s"
                .formatted(seed, width, workers, results, expected));
  }

  /**
   * Epochs, metrics and best epoch of each trial by id, and the digests of the weights.
   *
   * @param workers processes that train, or 0 for this one
   */
  private Map<String, String> results(String name, String text, int width, int workers)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    Files.writeString(place.resolve("axes.exp"), text);
    TestConsole console = workers == 0 ? new TestConsole(place) : TestConsole.withWorkers(place);
    String jobs = Integer.toString(Math.max(1, workers));
    String array = Integer.toString(width);
    String[] command = {"run", "axes.exp", "--quiet", "--array", array, "--jobs", jobs};
    if (console.run(command) != SmallSweep.OK) {
      throw new IllegalStateException(Arrays.toString(command) + ": " + console.err());
    }
    console.run("trials", "axes.exp", "--json");
    Map<String, String> results = new TreeMap<>(StoredWeightDigests.in(place));
    for (JsonNode trial : new ObjectMapper().readTree(console.out()).get("trials")) {
      StringBuilder epochs = new StringBuilder();
      for (JsonNode epoch : trial.get("epochs")) {
        epochs.append(epoch.toString().replaceAll("\"seconds\":[^,}]*", ""));
      }
      results.put(
          trial.get("id").textValue(),
          epochs + " " + trial.get("metrics") + " " + trial.get("best_epoch"));
    }
    return results;
  }
}
