package dev.ablate.program;

/** How a batch for training comes from the data where it is augmented, once a seed. */
record AugmentMethods(Design design) {

  void write(Code code) {
    if (!design.augmentations().isEmpty()) {
      code.method("augment", "x: Tensor, draws: Tensor", "Tensor", () -> writeAugment(code));
      code.method(
          "augmented_batch",
          "X: Tensor, rows: Tensor, pick: Tensor, scale: Tensor, shift: Tensor, draws: Tensor",
          "Tensor",
          () -> writeBatch(code));
    }
  }

  /** Examples {@code [N, ...]}, pixels from 0 to 1, changed as the draws {@code [N, K]} tell. */
  private void writeAugment(Code code) {
    boolean last = InputMethods.image(design.network());
    code.line("ks = torch.unbind(draws, 1)");
    String x = last ? code.let("torch.permute(x, [0, 3, 1, 2])") : "x";
    String changed = design.augmentations().write(code, x);
    code.line("return %s", last ? "torch.permute(" + changed + ", [0, 2, 3, 1])" : changed);
  }

  private void writeBatch(Code code) {
    String sizes = InputMethods.sizes(design.network());
    code.line("x0 = torch.index_select(X, 0, torch.flatten(rows))");
    String numbers = design.bytes() ? code.let("torch.div(torch.to(x0, 6), 255)") : "x0";
    String examples = code.let("torch.reshape(%s, [-1, %s])", numbers, sizes);
    String changed = code.let("self.augment(%s, torch.flatten(draws, 0, 1))", examples);
    String flat = code.let("torch.flatten(%s, 1)", changed);
    String normalised =
        design.bytes()
            ? code.let("torch.addcmul(shift, %s, scale, value=255)", flat)
            : code.let("torch.addcmul(shift, %s, scale)", flat);
    String shaped =
        code.let(
            "torch.reshape(%s, [torch.size(rows, 0), torch.size(rows, 1), %s])", normalised, sizes);
    code.line("return self.by_trial(%s, pick)", shaped);
  }
}
