package dev.ablate.program.layer;

import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution of one group as a batched product: {@code im2col} lays out what the kernel sees at
 * each point, and each trial's kernels are a matrix.
 *
 * @param image whether there are two directions, not one
 * @param padding zeros on each side, for each direction
 */
record Unfolding(Node.Layer layer, boolean image, List<Integer> padding) {

  /**
   * Writes it.
   *
   * @param channels {@code [B, R * C, ...]}
   * @return {@code [B, T * out_channels, ...]}
   */
  String write(String channels, int inputs, Forward forward) {
    Code code = forward.code();
    String pieces = pieces(channels, inputs, forward);
    String kernels =
        String.format(
            "torch.reshape(%s, [torch.size(%s, 0), -1, torch.size(%s, 1)])",
            forward.operand(layer, "weight").orElseThrow(), pieces, pieces);
    String product =
        forward
            .operand(layer, "bias")
            .map(
                bias ->
                    String.format(
                        "torch.baddbmm(torch.reshape(%s, [torch.size(%s, 0), -1, 1]), %s, %s)",
                        bias, pieces, kernels, pieces))
            .orElse(String.format("torch.bmm(%s, %s)", kernels, pieces));
    String result = code.let("%s", forward.arithmetic().result(product));
    String points =
        image
            ? layer.output().size(1) + ", " + layer.output().size(2)
            : String.valueOf(layer.output().size(1));
    return code.let(
        "torch.transpose(torch.flatten(torch.unflatten(%s, 2, [torch.size(%s, 0), %s]), 0, 1),"
            + " 0, 1)",
        result, channels, points);
  }

  /** What each trial's kernels see: {@code [R, C * kernel, B * points]}. */
  private String pieces(String channels, int inputs, Forward forward) {
    String operand = forward.arithmetic().operand(channels);
    List<Integer> kernel = sizes("kernel_size", 1);
    int seen = inputs * kernel.stream().reduce(1, (a, b) -> a * b);
    String columns =
        forward
            .code()
            .let(
                "torch.im2col(%s, %s, %s, %s, %s)",
                image ? operand : "torch.unsqueeze(" + operand + ", 2)",
                kernel,
                sizes("dilation", 1),
                inPlane(padding, 0),
                sizes("stride", 1));
    return forward
        .code()
        .let(
            "torch.flatten(torch.permute(torch.unflatten(%s, 1, [-1, %d]), [1, 2, 0, 3]), 2, 3)",
            columns, seen);
  }

  private List<Integer> sizes(String parameter, int across) {
    return inPlane(layer.layer().integers(parameter), across);
  }

  /** In two directions, of which a sequence has the second. */
  private List<Integer> inPlane(List<Integer> sizes, int across) {
    List<Integer> both = new ArrayList<>(sizes);
    if (!image) {
      both.add(0, across);
    }
    return both;
  }
}
