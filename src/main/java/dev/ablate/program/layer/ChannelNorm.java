package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Node;

/**
 * Normalisation of each trial by itself: trials are further channels. Running statistics are {@code
 * [T, C]}, seen as {@code [T * C]} so that they are updated in place.
 */
final class ChannelNorm {
  private ChannelNorm() {}

  /** One that may keep running statistics: {@code batch_norm} or {@code instance_norm}. */
  static LayerFragment running(String function) {
    return (layer, input, forward) -> {
      Instance norm = layer.layer();
      boolean tracks = norm.bool("track_running_stats");
      Activation x = forward.spread(input);
      String channels =
          forward
              .code()
              .let(
                  "torch.%s(%s, %s, %s, %s, %s, %s, %s, %s, False)",
                  function,
                  SideBySide.of(x, forward.code()),
                  forward.flatWeight(layer, "weight"),
                  forward.flatWeight(layer, "bias"),
                  tracks ? "torch.view(" + forward.runningMean() + ", [-1])" : "None",
                  tracks ? "torch.view(" + forward.runningVariance() + ", [-1])" : "None",
                  tracks ? "training" : "True",
                  norm.real("momentum"),
                  norm.real("eps"));
      return SideBySide.back(channels, x.image(), x.shape(), forward.code());
    };
  }

  static Activation group(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.spread(input);
    String channels =
        forward
            .code()
            .let(
                "torch.group_norm(%s, torch.mul(T, %d), %s, %s, %s, False)",
                forward.arithmetic().full(SideBySide.of(x, forward.code())),
                layer.layer().integer("num_groups"),
                forward.flatWeight(layer, "weight"),
                forward.flatWeight(layer, "bias"),
                layer.layer().real("eps"));
    return SideBySide.back(channels, x.image(), x.shape(), forward.code());
  }
}
