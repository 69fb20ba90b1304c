package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/** The examples of a script, and how they are normalised. */
record DataCode(Trial trial) {
  private static final String STATISTICS =
      """
      def channel_statistics(x):
          \"""The mean and the deviation of each channel.\"""
          dims = [dim for dim in range(x.dim()) if dim != 1]
          mean, std = x.mean(dims, keepdim=True), x.std(dims, correction=0, keepdim=True)
          std[std == 0] = 1
          return mean, std


      """;

  /** Whether examples are normalised at all. */
  boolean normalizes() {
    return data().find("normalize").isPresent();
  }

  /** A function for normalisation; empty where none is needed. */
  String function() {
    return normalizes() && !(wish() instanceof Value.ListOf) ? STATISTICS : "";
  }

  /** The splits that there are: {@code val}, {@code test}. */
  List<String> heldOut() {
    List<String> splits = new ArrayList<>();
    if (trial.data().validationRows() > 0) {
      splits.add("val");
    }
    if (trial.data().testRows() > 0) {
      splits.add("test");
    }
    return splits;
  }

  /**
   * The lines that take examples out of {@code data}.
   *
   * @param bytes whether they are bytes
   * @param trainLater whether those for training are normalised in each update
   */
  List<String> lines(boolean bytes, boolean trainLater) {
    List<String> splits = new ArrayList<>(List.of("train"));
    splits.addAll(heldOut());
    List<String> lines = new ArrayList<>();
    String read = "x_%1$s, y_%1$s = data[\"x_%1$s\"]" + (bytes ? ".float() / 255" : "");
    splits.forEach(split -> lines.add((read + ", data[\"y_%1$s\"]").formatted(split)));
    if (normalizes()) {
      lines.addAll(statistics());
      splits.stream()
          .filter(split -> !trainLater || !split.equals("train"))
          .forEach(split -> lines.add("x_%1$s = (x_%1$s - mean) / std".formatted(split)));
    }
    return lines;
  }

  private List<String> statistics() {
    if (!(wish() instanceof Value.ListOf lists)) {
      return List.of("mean, std = channel_statistics(x_train)");
    }
    String shape = "1, -1" + ", 1".repeat(trial.data().input().rank() - 1);
    String given = " = torch.tensor(%s, device=device).reshape(" + shape + ")";
    return List.of(
        ("mean" + given).formatted(Python.of(lists.items().get(0))),
        ("std" + given).formatted(Python.of(lists.items().get(1))));
  }

  /** The expression for how many examples a whole batch has. */
  String batch() {
    int views = trial.data().task().views();
    return (views > 1 ? views + " * " : "") + "BATCH_SIZE";
  }

  private Value wish() {
    return data().find("normalize").orElse(Value.NONE);
  }

  /** The data set itself, where partners are drawn among its rows. */
  private Instance data() {
    Instance data = trial.settings().data();
    return trial.data().task().views() > 1 ? data.child("data") : data;
  }
}
