package dev.ablate.report.chart;

import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One metric of one trial by epoch, small and without axes.
 *
 * @param path SVG path data
 * @param dotX the best epoch's place; empty without one
 * @param dotY the same
 */
public record Sparkline(int width, int height, String path, String dotX, String dotY) {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 56;
  private static final int MARGIN = 4;

  /** One each four pixels shows the same, and a page has thousands of these lines. */
  private static final int MOST_POINTS = 60;

  /** The line of two finite values or more. */
  public static Optional<Sparkline> of(TrialRecord record, String metric) {
    List<EpochRecord> epochs =
        record.epochs().stream().filter(epoch -> Double.isFinite(value(epoch, metric))).toList();
    if (epochs.size() < 2) {
      return Optional.empty();
    }
    Scale x =
        Scale.over(
            epochs.get(0).epoch(),
            epochs.get(epochs.size() - 1).epoch(),
            MARGIN,
            WIDTH - MARGIN,
            false);
    double low = epochs.stream().mapToDouble(e -> value(e, metric)).min().orElseThrow();
    double high = epochs.stream().mapToDouble(e -> value(e, metric)).max().orElseThrow();
    Scale y = Scale.over(low, high, HEIGHT - MARGIN, MARGIN, false);
    List<String> points = new ArrayList<>();
    int step = (epochs.size() + MOST_POINTS - 1) / MOST_POINTS;
    for (int i = 0; i < epochs.size(); i += step) {
      points.add(at(x, epochs.get(i).epoch()) + " " + at(y, value(epochs.get(i), metric)));
    }
    Optional<EpochRecord> best =
        epochs.stream().filter(epoch -> record.bestEpoch().orElse(0) == epoch.epoch()).findFirst();
    return Optional.of(
        new Sparkline(
            WIDTH,
            HEIGHT,
            "M" + String.join(" ", points),
            best.map(epoch -> at(x, epoch.epoch())).orElse(""),
            best.map(epoch -> at(y, value(epoch, metric))).orElse("")));
  }

  private static double value(EpochRecord epoch, String metric) {
    return epoch.metrics().getOrDefault(metric, Double.NaN);
  }

  private static String at(Scale scale, double value) {
    return Long.toString(Math.round(scale.position(value)));
  }
}
