package dev.ablate.program;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a trial that no step changes, a column each. */
final class Constants {
  static final int LABEL_SMOOTHING = 0;
  static final int MAX_NORM = 1;
  static final int MAX_VALUE = 2;
  private static final int DROPOUT = 3;

  private Constants() {}

  /** The column of a dropout layer's probability. */
  static int dropProbability(int dropout) {
    return DROPOUT + 2 * dropout;
  }

  /** The column of what kept numbers are multiplied with. */
  static int keptScale(int dropout) {
    return DROPOUT + 2 * dropout + 1;
  }

  /** A trial's row. */
  static List<Double> row(Settings settings, Network network) {
    List<Double> row = new ArrayList<>();
    row.add(settings.loss().findReal("label_smoothing").orElse(0));
    row.add(settings.clipGradNorm().orElse(Double.POSITIVE_INFINITY));
    row.add(settings.clipGradValue().orElse(Double.POSITIVE_INFINITY));
    network.layers().stream()
        .filter(Buffers::isDropout)
        .mapToDouble(layer -> layer.layer().real("p"))
        .forEach(
            p -> {
              row.add(p);
              row.add(p < 1 ? 1 / (1 - p) : 0);
            });
    return row;
  }
}
