package dev.ablate.program;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Node;

/**
 * Normalisation of each trial by itself: trials are further channels. Running statistics are {@code
 * [T, C]}, seen as {@code [T * C]} so that they are updated in place.
 */
final class BatchNorm {
  private BatchNorm() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.spread(input);
    return x.image() ? normalise(layer, x, forward) : normaliseRows(layer, x, forward);
  }

  private static Activation normaliseRows(Node.Layer layer, Activation x, Forward forward) {
    Code code = forward.code();
    String channels = code.let("torch.flatten(torch.transpose(%s, 0, 1), 1, 2)", x.name());
    String y = normalise(layer, x.named(channels), forward).name();
    return x.named(
        code.let("torch.transpose(torch.unflatten(%s, 1, [-1, %d]), 0, 1)", y, x.channels()));
  }

  private static Activation normalise(Node.Layer layer, Activation x, Forward forward) {
    Instance norm = layer.layer();
    boolean tracks = norm.bool("track_running_stats");
    return x.named(
        forward
            .code()
            .let(
                "torch.batch_norm(%s, %s, %s, %s, %s, %s, %s, %s, False)",
                x.name(),
                flatWeight(layer, "weight", forward),
                flatWeight(layer, "bias", forward),
                tracks ? "torch.view(" + forward.runningMean() + ", [-1])" : "None",
                tracks ? "torch.view(" + forward.runningVariance() + ", [-1])" : "None",
                tracks ? "training" : "True",
                norm.real("momentum"),
                norm.real("eps")));
  }

  private static String flatWeight(Node.Layer layer, String name, Forward forward) {
    return forward
        .weight(layer, name)
        .map(weight -> "torch.reshape(" + weight + ", [-1])")
        .orElse("None");
  }
}
