package dev.ablate.program;

import dev.ablate.experiment.Node;

/** A matrix product a trial, all trials in one call. */
final class Linear {
  private Linear() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Activation x = forward.rows(input);
    int rank = x.shape().rank();
    String flat =
        rank == 1 ? x.name() : forward.code().let("torch.flatten(%s, 1, %d)", x.name(), rank);
    String rows = x.byTrial() ? flat : forward.code().let("torch.expand(%s, [T, -1, -1])", flat);
    String weight = forward.weight(layer, "weight").orElseThrow();
    String matrix =
        String.format(
            "torch.transpose(torch.view(%s, [T, %d, %d]), 1, 2)",
            weight, layer.layer().integer("out_features"), x.shape().size(rank - 1));
    String product =
        forward
            .weight(layer, "bias")
            .map(
                bias ->
                    forward
                        .code()
                        .let("torch.baddbmm(torch.unsqueeze(%s, 1), %s, %s)", bias, rows, matrix))
            .orElseGet(() -> forward.code().let("torch.bmm(%s, %s)", rows, matrix));
    String shaped = rank == 1 ? product : unflatten(layer, product, forward);
    return new Activation(shaped, false, true, layer.output());
  }

  private static String unflatten(Node.Layer layer, String product, Forward forward) {
    int leading = layer.output().rank() - 1;
    String sizes = Forward.list(layer.output().sizes().subList(0, leading));
    return forward
        .code()
        .let("torch.unflatten(%s, 1, [-1, %s])", product, sizes.substring(1, sizes.length() - 1));
  }
}
