package dev.ablate.program;

import dev.ablate.program.code.Code;

/** How a batch for training comes from the data where it is augmented, once a seed. */
record AugmentMethods(Design design) {

  void write(Code code) {
    if (!design.augmentations().isEmpty()) {
      code.method(
          "augment",
          "x: Tensor, draws: Tensor, scale: Tensor, shift: Tensor",
          "Tensor",
          () -> writeAugment(code));
      code.method(
          "augmented_batch",
          "X: Tensor, rows: Tensor, pick: Tensor, scale: Tensor, shift: Tensor, draws: Tensor",
          "Tensor",
          () -> writeBatch(code));
    }
  }

  /**
   * Examples {@code [S * B, ...]} before normalisation, changed as the draws {@code [S, B, K]}
   * tell. The normalisation is told too, by number of an example.
   */
  private void writeAugment(Code code) {
    boolean last = InputMethods.image(design.network());
    code.line("ks = torch.unbind(torch.flatten(draws, 0, 1), 1)");
    String x = last ? code.let("torch.permute(x, [0, 3, 1, 2])") : "x";
    String changed = design.augmentations().write(code, x);
    code.line("return %s", last ? "torch.permute(" + changed + ", [0, 2, 3, 1])" : changed);
  }

  private void writeBatch(Code code) {
    String sizes = InputMethods.sizes(design.network());
    code.line("x0 = torch.index_select(X, 0, torch.flatten(rows))");
    String numbers = design.bytes() ? code.let("torch.div(torch.to(x0, 6), 255)") : "x0";
    String unit = design.bytes() ? code.let("torch.mul(scale, 255)") : "scale";
    String changed =
        code.let(
            "self.augment(torch.reshape(%s, [-1, %s]), draws, %s, %s)",
            numbers, sizes, example(code, unit), example(code, "shift"));
    String normalised = code.let("torch.addcmul(shift, torch.flatten(%s, 1), %s)", changed, unit);
    String shaped =
        code.let(
            "torch.reshape(%s, [torch.size(rows, 0), torch.size(rows, 1), %s])", normalised, sizes);
    code.line("return self.by_trial(%s, pick)", shaped);
  }

  /** Numbers of an example in the form that augmentations have them. */
  private String example(Code code, String numbers) {
    String shaped =
        code.let("torch.reshape(%s, [%s])", numbers, InputMethods.sizes(design.network()));
    return InputMethods.image(design.network())
        ? code.let("torch.permute(%s, [2, 0, 1])", shaped)
        : shaped;
  }
}
