package dev.ablate.program;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Buffers;
import java.util.Set;
import java.util.stream.Collectors;

/** How a batch comes from the data: gathered once a seed, normalised, handed to the trials. */
record InputMethods(Design design) {
  private static final Set<String> FOR_IMAGES =
      Set.of(
          "Conv2d",
          "ConvTranspose2d",
          "BatchNorm2d",
          "InstanceNorm2d",
          "MaxPool2d",
          "AvgPool2d",
          "AdaptiveAvgPool2d",
          "AdaptiveMaxPool2d");

  /** Whether the network wants its input as an image. */
  static boolean image(Network network) {
    return network.input().rank() == 3
        && network.layers().stream()
            .map(Node.Layer::layer)
            .anyMatch(layer -> FOR_IMAGES.contains(layer.name()));
  }

  void write(Code code) {
    code.method("by_trial", "x: Tensor, pick: Tensor", "Tensor", () -> writeByTrial(code));
    writeImage(code);
    code.method(
        "uniform", "seeds: Tensor, pick: Tensor, B: int", "Tensor", () -> writeUniform(code));
    code.method(
        "batch",
        "X: Tensor, rows: Tensor, pick: Tensor, scale: Tensor, shift: Tensor",
        "Tensor",
        () -> writeBatch(code));
    code.method(
        "targets", "Y: Tensor, rows: Tensor, pick: Tensor", "Tensor", () -> writeTargets(code));
  }

  /** {@code [S, ...]} to {@code [R, ...]}: one seed stays one, a seed a trial is in order. */
  private static void writeByTrial(Code code) {
    code.line("S = torch.size(x, 0)");
    code.line("r = x");
    code.block(
        "if torch.__and__(torch.ne(S, 1), torch.ne(S, torch.size(pick, 0))):",
        () -> code.line("r = torch.index_select(x, 0, pick)"));
    code.line("return r");
  }

  /** {@code image(x)}: {@code [R, B, H, W, C]} to {@code [B, R * C, H, W]}, channels last. */
  static void writeImage(Code code) {
    code.method(
        "image",
        "x: Tensor",
        "Tensor",
        () -> {
          code.line("n = torch.flatten(torch.permute(x, [1, 2, 3, 0, 4]), 3, 4)");
          code.line("return torch.permute(n, [0, 3, 1, 2])");
        });
  }

  /** A draw of {@code [R, B, count]} for dropout, the same for trials that share a seed. */
  private void writeUniform(Code code) {
    long count = Buffers.uniformNumbers(design.network());
    if (count == 0) {
      code.line("return pick");
      return;
    }
    code.line("draws = annotate(List[Tensor], [])");
    code.block(
        "for s in range(torch.size(seeds, 0)):",
        () -> {
          code.line("torch.manual_seed(int(torch.select(seeds, 0, s)))");
          code.line("torch.append(draws, torch.rand([B, %d], dtype=6, device=pick.device))", count);
        });
    code.line("return self.by_trial(torch.stack(draws), pick)");
  }

  private void writeBatch(Code code) {
    code.line("x0 = torch.index_select(X, 0, torch.flatten(rows))");
    String x = design.bytes() ? code.let("torch.to(x0, 6)") : "x0";
    String numbers = design.normalises() ? code.let("torch.addcmul(shift, %s, scale)", x) : x;
    String shaped =
        code.let(
            "torch.reshape(%s, [torch.size(rows, 0), torch.size(rows, 1), %s])",
            numbers, sizes(design.network()));
    code.line("return self.by_trial(%s, pick)", shaped);
  }

  /** The sizes of an example as it lies in memory. */
  static String sizes(Network network) {
    Shape input = network.input();
    return image(network)
        ? input.size(1) + ", " + input.size(2) + ", " + input.size(0)
        : input.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static void writeTargets(Code code) {
    code.line("y = torch.index_select(Y, 0, torch.flatten(rows))");
    code.line(
        "return self.by_trial(torch.unflatten(y, 0, [torch.size(rows, 0), torch.size(rows, 1)]),"
            + " pick)");
  }
}
