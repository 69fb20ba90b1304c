package dev.ablate.program;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a trial that no step changes, a column each. */
final class Constants {
  static final int MAX_NORM = 0;
  static final int MAX_VALUE = 1;
  private static final int DROPOUT = 2;

  private Constants() {}

  /** The column of a dropout layer's probability. */
  static int dropProbability(int dropout) {
    return DROPOUT + 2 * dropout;
  }

  /** The column of what kept numbers are multiplied with. */
  static int keptScale(int dropout) {
    return DROPOUT + 2 * dropout + 1;
  }

  /** The column where the loss's numbers begin, which stand last. */
  static int loss(Network network) {
    return dropProbability((int) network.layers().stream().filter(Buffers::isDropout).count());
  }

  /** Some columns: {@code [T, count]}. */
  static String columns(int first, int count) {
    return "torch.narrow(c, 1, " + first + ", " + count + ")";
  }

  /** Numbers that the network gives for an example. */
  static int outputs(Network network) {
    return Math.toIntExact(network.output().count());
  }

  /** A trial's row. */
  static List<Double> row(Settings settings, Network network) {
    List<Double> row = new ArrayList<>();
    row.add(settings.clipGradNorm().orElse(Double.POSITIVE_INFINITY));
    row.add(settings.clipGradValue().orElse(Double.POSITIVE_INFINITY));
    network.layers().stream()
        .filter(Buffers::isDropout)
        .mapToDouble(Buffers::dropProbability)
        .forEach(
            p -> {
              row.add(p);
              row.add(p < 1 ? 1 / (1 - p) : 0);
            });
    LossFragment loss = LossFragment.of(List.of(settings.loss()), outputs(network));
    row.addAll(loss.constants(settings.loss()));
    return row;
  }
}
