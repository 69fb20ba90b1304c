package dev.ablate.program;

import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.code.Constants;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.loss.LossFragment;
import java.util.ArrayList;
import java.util.List;

/** The constants of one trial, in the order of {@link Constants}. */
final class ConstantRow {
  private ConstantRow() {}

  static List<Double> of(Settings settings, Network network) {
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
    LossFragment loss = LossFragment.of(List.of(settings.loss()), Design.outputs(network));
    row.addAll(loss.constants(settings.loss()));
    return row;
  }
}
