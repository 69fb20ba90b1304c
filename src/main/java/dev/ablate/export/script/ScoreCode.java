package dev.ablate.export.script;

import dev.ablate.catalog.Task;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The metrics that a trial logs beside the loss, as a function {@code scores} of the script. */
record ScoreCode(Trial trial) {
  private static final Set<String> COUNTED = Set.of("precision", "recall", "f1");
  private static final String FUNCTION =
      """
      def scores(split, seen):
          \"""Metrics of the outputs and targets of some batches.\"""
          outputs, y = (torch.cat(part) for part in zip(*seen))
      @LINES@    return {
      @ENTRIES@    }


      """;
  private static final String NEAREST =
      """
      def nearest_is_fellow(outputs, classes):
          \"""For each row whether the nearest other row of the batch is of its class.\"""
          rows, classes = outputs.chunk(@VIEWS@)[0], classes.chunk(@VIEWS@)[0]
      @DIRECTIONS@    distances = torch.cdist(rows, rows, compute_mode="donot_use_mm_for_euclid_dist")
          nearest = distances.fill_diagonal_(math.inf).min(dim=1)
          return (classes[nearest.indices] == classes) & nearest.values.isfinite()


      def scores(split, seen):
          \"""Metrics of the outputs and classes of some batches.\"""
          hits = torch.cat([nearest_is_fellow(*batch) for batch in seen])
          return {f"{split}_accuracy": hits.double().mean().item()}


      """;

  /** The function, and what it needs. */
  String functions() {
    int views = trial.data().task().views();
    if (views > 1) {
      boolean byAngle = settings().loss().name().equals("CosineEmbeddingLoss");
      return NEAREST
          .replace("@VIEWS@", Integer.toString(views))
          .replace("@DIRECTIONS@", byAngle ? "    rows = nn.functional.normalize(rows)\n" : "");
    }
    StringBuilder lines = new StringBuilder();
    preparation().forEach(line -> lines.append("    ").append(line).append('\n'));
    StringBuilder entries = new StringBuilder();
    for (String metric : settings().metrics()) {
      entries.append("        f\"{split}_").append(metric).append("\": ");
      entries.append(value(metric)).append(".item(),\n");
    }
    return FUNCTION.replace("@LINES@", lines).replace("@ENTRIES@", entries);
  }

  private Settings settings() {
    return trial.settings();
  }

  /** What several metrics are computed from. */
  private List<String> preparation() {
    List<String> lines = new ArrayList<>();
    if (settings().metrics().stream().anyMatch(COUNTED::contains)) {
      lines.addAll(counts());
    }
    if (settings().metrics().contains("r2")) {
      lines.add("errors = (outputs - y).double().square().sum(dim=0)");
      lines.add("spread = (y - y.double().mean(dim=0)).square().sum(dim=0)");
      lines.add("varied = spread > 1e-13 * y.double().square().sum(dim=0)");
      lines.add("constant = (errors == 0).double()  # what r2 is where the targets are all equal");
    }
    return lines;
  }

  /** Examples rightly taken for each class, taken for it, and of it. */
  private List<String> counts() {
    List<String> lines = new ArrayList<>();
    if (labels()) {
      lines.add("taken, actual = (outputs > 0).double(), y.double()");
    } else {
      int classes = trial.data().outputs();
      lines.add("taken = nn.functional.one_hot(outputs.argmax(dim=1), " + classes + ").double()");
      lines.add("actual = nn.functional.one_hot(y, " + classes + ").double()");
    }
    lines.add(
        "right, taken, actual = (taken * actual).sum(dim=0), taken.sum(dim=0), actual.sum(dim=0)");
    if (!labels()) {
      lines.add("occurs = taken + actual > 0");
    }
    return lines;
  }

  private String value(String metric) {
    return switch (metric) {
      case "accuracy" -> "(outputs.argmax(dim=1) == y).double().mean()";
      case "top5_accuracy" ->
          "(outputs.topk(5, dim=1).indices == y[:, None]).any(dim=1).double().mean()";
      case "precision" -> mean("right / taken.clamp(min=1)");
      case "recall" -> mean("right / actual.clamp(min=1)");
      case "f1" -> mean("2 * right / (taken + actual).clamp(min=1)");
      case "mae" -> "(" + (labels() ? "outputs.sigmoid()" : "outputs") + " - y).abs().mean()";
      case "r2" -> "torch.where(varied, 1 - errors / spread, constant).mean()";
      case "perplexity" -> "nn.functional.cross_entropy(outputs, y).exp()";
      default -> throw new IllegalArgumentException("no script for the metric " + metric);
    };
  }

  /** A mean over the classes that any example is of or is taken for, or over all labels. */
  private String mean(String each) {
    return "(" + each + ")" + (labels() ? "" : "[occurs]") + ".mean()";
  }

  private boolean labels() {
    return trial.data().task() == Task.LABELS;
  }
}
