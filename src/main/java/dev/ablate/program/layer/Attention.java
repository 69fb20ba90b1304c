package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.AttentionKeys;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import java.util.Optional;

/**
 * Attention of a sequence to itself, {@code softmax(q k^T / sqrt(d)) v} for each head (Vaswani et
 * al. 2017).
 */
final class Attention {
  private static final Value TRUE = new Value.Bool(true);

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
    String keys = code.let("torch.transpose(%s, 3, 4)", more(layer, "k", 1, parts, forward));
    String given = more(layer, "v", 2, parts, forward);
    String products = arithmetic.result(String.format("torch.matmul(%s, %s)", queries, keys));
    String weights = code.let("torch.softmax(%s, 4)", arithmetic.full(products));
    Shape pairs = Shape.of(heads, shape.size(0), AttentionKeys.count(layer));
    Activation kept = Dropout.part(layer, all.named(weights, pairs), forward);
    String sums = String.format("torch.matmul(%s, %s)", arithmetic.operand(kept.name()), given);
    String values = code.let("%s", arithmetic.result(sums));
    String joined = code.let("torch.flatten(torch.transpose(%s, 2, 3), 3, 4)", values);
    return Linear.write(layer, prefix + "out_proj.%s", shape, all.named(joined, shape), forward);
  }

  /**
   * Keys or values with those that do not come from the input: {@code [T, B, heads, keys, width]}.
   *
   * @param name {@code k} or {@code v}
   * @param part which third of the projection they are
   */
  private static String more(
      Node.Layer layer, String name, int part, String parts, Forward forward) {
    Code code = forward.code();
    String all = code.let("torch.select(%s, 0, %d)", parts, part);
    Optional<String> trained = forward.operand(layer, "bias_" + name);
    if (trained.isPresent()) {
      String one = code.let("torch.narrow(%s, 3, 0, 1)", all);
      String bias =
          String.format("torch.reshape(%s, [T, 1, torch.size(%s, 2), 1, -1])", trained.get(), one);
      all = code.let("torch.cat([%s, torch.expand_as(%s, %s)], 3)", all, bias, one);
    }
    boolean zeros = layer.layer().find("add_zero_attn").filter(TRUE::equals).isPresent();
    return zeros ? code.let("torch.constant_pad_nd(%s, [0, 0, 0, 1], 0)", all) : all;
  }
}
