package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;

/**
 * Attention of a sequence to itself, {@code softmax(q k^T / sqrt(d)) v} for each head (Vaswani et
 * al. 2017).
 */
final class Attention {
  private Attention() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    return write(layer, "", layer.layer().integer("num_heads"), input, forward);
  }

  /**
   * Writes it as a part of a layer.
   *
   * @param prefix of its weights' names
   */
  static Activation write(
      Node.Layer layer, String prefix, int heads, Activation input, Forward forward) {
    Shape shape = input.shape();
    int features = shape.size(1);
    int width = features / heads;
    Code code = forward.code();
    Shape projected = Shape.of(shape.size(0), 3 * features);
    Activation all = Linear.write(layer, prefix + "in_proj_%s", projected, input, forward);
    String parts =
        code.let(
            "torch.permute(torch.unflatten(%s, 3, [3, %d, %d]), [3, 0, 1, 4, 2, 5])",
            all.name(), heads, width);
    Arithmetic arithmetic = forward.arithmetic();
    String scaled =
        String.format("torch.mul(torch.select(%s, 0, 0), %s)", parts, 1 / Math.sqrt(width));
    String queries = code.let("%s", arithmetic.operand(scaled));
    String keys = code.let("torch.transpose(torch.select(%s, 0, 1), 3, 4)", parts);
    String products = arithmetic.result(String.format("torch.matmul(%s, %s)", queries, keys));
    String weights = code.let("torch.softmax(%s, 4)", arithmetic.full(products));
    Shape square = Shape.of(heads, shape.size(0), shape.size(0));
    Activation kept = Dropout.part(layer, all.named(weights, square), forward);
    String sums =
        String.format(
            "torch.matmul(%s, torch.select(%s, 0, 2))", arithmetic.operand(kept.name()), parts);
    String values = code.let("%s", arithmetic.result(sums));
    String joined = code.let("torch.flatten(torch.transpose(%s, 2, 3), 3, 4)", values);
    return Linear.write(layer, prefix + "out_proj.%s", shape, all.named(joined, shape), forward);
  }
}
