package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;

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
      if (!norm.bool("track_running_stats")) {
        return write(function, layer, input, forward, "None", "None", "True");
      }
      String mean = "torch.view(" + forward.statistic(0) + ", [-1])";
      String variance = "torch.view(" + forward.statistic(1) + ", [-1])";
      return norm.find("momentum").isPresent()
          ? write(function, layer, input, forward, mean, variance, "training")
          : average(function, layer, input, forward, mean, variance);
    };
  }

  private static Activation write(
      String function,
      Node.Layer layer,
      Activation input,
      Forward forward,
      String mean,
      String variance,
      String training) {
    Activation x = forward.spread(forward.rowsOrImage(input));
    String channels =
        forward
            .code()
            .let(
                "torch.%s(%s, %s, %s, %s, %s, %s, %s, %s, False)",
                function,
                SideBySide.of(x, forward.code()),
                forward.flatWeight(layer, "weight"),
                forward.flatWeight(layer, "bias"),
                mean,
                variance,
                training,
                layer.layer().findReal("momentum").orElse(1.0),
                layer.layer().real("eps"));
    Activation out = SideBySide.back(channels, x.image(), x.shape(), forward.code());
    return x.image() && function.equals("batch_norm") ? out.asSpent() : out;
  }

  /** With running statistics that are means over all batches: each trial counts its own. */
  private static Activation average(
      String function,
      Node.Layer layer,
      Activation input,
      Forward forward,
      String mean,
      String variance) {
    Code code = forward.code();
    String batchMean = code.let("torch.clone(%s)", mean);
    String batchVariance = code.let("torch.clone(%s)", variance);
    Activation result =
        write(function, layer, input, forward, batchMean, batchVariance, "training");
    code.block(
        "if training:",
        () -> {
          code.line("torch.add_(%s, 1)", forward.statistic(2));
          String share = code.let("torch.reciprocal(%s)", forward.statistic(2));
          blend(code, forward.statistic(0), batchMean, share);
          blend(code, forward.statistic(1), batchVariance, share);
        });
    return result;
  }

  private static void blend(Code code, String running, String batch, String share) {
    code.line("torch.lerp_(%s, torch.view_as(%s, %s), %s)", running, batch, running, share);
  }

  static Activation group(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.spread(forward.rowsOrImage(input));
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
