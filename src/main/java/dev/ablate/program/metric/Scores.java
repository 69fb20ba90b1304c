package dev.ablate.program.metric;

import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Task;
import dev.ablate.experiment.Settings;
import dev.ablate.program.code.Code;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the metrics of an array of trials are computed from. What no trial asks for is left out.
 *
 * @param task what the targets are
 * @param outputs numbers that the network gives for an example
 * @param byAngle whether embeddings are near by their angle
 * @param fragments sums, side by side
 */
public record Scores(Task task, int outputs, boolean byAngle, List<ScoreFragment> fragments) {
  public Scores {
    fragments = List.copyOf(fragments);
  }

  /** The sums for all metrics of these trials, which have one loss. */
  public static Scores of(List<Settings> trials, int outputs) {
    Settings first = trials.get(0);
    Task task = Losses.task(first.loss(), first.data());
    boolean byAngle = first.loss().name().equals("CosineEmbeddingLoss");
    Scores none = new Scores(task, outputs, byAngle, List.of());
    return new Scores(
        task,
        outputs,
        byAngle,
        trials.stream()
            .flatMap(trial -> trial.metrics().stream())
            .map(none::fragment)
            .distinct()
            .toList());
  }

  private ScoreFragment fragment(String metric) {
    return switch (metric) {
      case "accuracy" -> task.views() > 1 ? new Neighbours(task.views(), byAngle) : new Hits(1);
      case "top5_accuracy" -> new Hits(5);
      case "precision", "recall", "f1" ->
          task == Task.LABELS ? new LabelCounts(outputs) : new ClassCounts(outputs);
      case "mae" -> new AbsoluteErrors(outputs, task == Task.LABELS);
      case "r2" -> new SquaredErrors(outputs);
      case "perplexity" -> new LogLikelihood();
      default -> throw new IllegalArgumentException("no program for the metric " + metric);
    };
  }

  /** How many sums there are. */
  public int columns() {
    return fragments.stream().mapToInt(ScoreFragment::columns).sum();
  }

  /** Writes the body of {@code score(out, y)}: {@code [T, columns]}. */
  public void write(Code code) {
    if (fragments.isEmpty()) {
      code.line("return torch.zeros([torch.size(out, 0), 0], dtype=7, device=out.device)");
      return;
    }
    String all =
        fragments.stream().map(fragment -> fragment.write(code)).collect(Collectors.joining(", "));
    code.line("return torch.cat([%s], 1)", all);
  }

  /**
   * A metric of one trial.
   *
   * @param sums all columns, summed over all examples
   * @param examples how many
   */
  public double value(String metric, double[] sums, long examples) {
    ScoreFragment wanted = fragment(metric);
    int first = 0;
    for (ScoreFragment fragment : fragments.subList(0, fragments.indexOf(wanted))) {
      first += fragment.columns();
    }
    return wanted.value(
        metric, Arrays.copyOfRange(sums, first, first + wanted.columns()), examples);
  }
}
