package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation.Form;

/** A matrix product a trial, all trials in one call. */
final class Linear {
  private Linear() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    return input.shape().rank() == 1
        ? columns(layer, input, forward)
        : write(layer, "%s", layer.output(), input, forward);
  }

  /** The weights times columns: faster than rows, and so is the gradient of the weights. */
  private static Activation columns(Node.Layer layer, Activation input, Forward forward) {
    Code code = forward.code();
    Arithmetic arithmetic = forward.arithmetic();
    Activation x = forward.columns(input);
    String given = arithmetic.operand(x.name());
    String columns = x.byTrial() ? given : code.let("torch.expand(%s, [T, -1, -1])", given);
    String matrix =
        String.format(
            "torch.view(%s, [T, %d, %d])",
            forward.operand(layer, "weight").orElseThrow(),
            layer.output().size(0),
            x.shape().size(0));
    String product =
        forward
            .operand(layer, "bias")
            .map(
                bias ->
                    String.format(
                        "torch.baddbmm(torch.unsqueeze(%s, 2), %s, %s)", bias, matrix, columns))
            .orElseGet(() -> String.format("torch.bmm(%s, %s)", matrix, columns));
    String result = code.let("%s", arithmetic.result(product));
    return new Activation(result, Form.COLUMNS, true, layer.output()).asSpent();
  }

  /**
   * Writes it as a part of a layer.
   *
   * @param names of its weight and bias, with %s for that word
   * @param output the shape that comes out
   */
  static Activation write(
      Node.Layer layer, String names, Shape output, Activation input, Forward forward) {
    Code code = forward.code();
    Arithmetic arithmetic = forward.arithmetic();
    Activation x = forward.rows(input);
    int rank = x.shape().rank();
    String flat = rank == 1 ? x.name() : code.let("torch.flatten(%s, 1, %d)", x.name(), rank);
    String given = arithmetic.operand(flat);
    String rows = x.byTrial() ? given : code.let("torch.expand(%s, [T, -1, -1])", given);
    String matrix =
        String.format(
            "torch.transpose(torch.view(%s, [T, %d, %d]), 1, 2)",
            forward.operand(layer, names.formatted("weight")).orElseThrow(),
            output.size(rank - 1),
            x.shape().size(rank - 1));
    String product =
        forward
            .operand(layer, names.formatted("bias"))
            .map(
                bias ->
                    String.format(
                        "torch.baddbmm(torch.unsqueeze(%s, 1), %s, %s)", bias, rows, matrix))
            .orElseGet(() -> String.format("torch.bmm(%s, %s)", rows, matrix));
    String result = code.let("%s", arithmetic.result(product));
    String shaped = rank == 1 ? result : unflatten(output, result, code);
    return new Activation(shaped, Form.ROWS, true, output);
  }

  private static String unflatten(Shape output, String product, Code code) {
    String sizes = Code.list(output.sizes().subList(0, output.rank() - 1));
    return code.let(
        "torch.unflatten(%s, 1, [-1, %s])", product, sizes.substring(1, sizes.length() - 1));
  }
}
