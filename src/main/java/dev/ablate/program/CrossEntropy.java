package dev.ablate.program;

/** PyTorch's CrossEntropyLoss; its score counts correct answers. */
record CrossEntropy() implements LossFragment {

  @Override
  public boolean classes() {
    return true;
  }

  @Override
  public void writeLoss(Code code, boolean smoothed) {
    String logs = code.let("torch.log_softmax(out, 2)");
    String index = code.let("torch.unsqueeze(torch.expand(y, [torch.size(out, 0), -1]), 2)");
    String picked = code.let("torch.squeeze(torch.gather(%s, 2, %s), 2)", logs, index);
    String loss = code.let("torch.neg(torch.mean(%s, [1]))", picked);
    code.line("return %s", smoothed ? smooth(code, loss, logs) : loss);
  }

  /** {@code (1 - s) * loss + s * mean over batch and classes of -log p}. */
  private static String smooth(Code code, String loss, String logs) {
    String smoothing = code.let("torch.select(c, 1, %d)", Constants.LABEL_SMOOTHING);
    String uniform = code.let("torch.neg(torch.mean(%s, [1, 2]))", logs);
    return code.let(
        "torch.add(torch.mul(%s, torch.rsub(%s, 1)), torch.mul(%s, %s))",
        loss, smoothing, uniform, smoothing);
  }

  @Override
  public void writeScore(Code code) {
    code.line("return torch.sum(torch.eq(torch.argmax(out, 2), y), [1], dtype=6)");
  }
}
