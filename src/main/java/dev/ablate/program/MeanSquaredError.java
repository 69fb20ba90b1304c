package dev.ablate.program;

/** PyTorch's MSELoss; its score sums each example's mean absolute error. */
record MeanSquaredError() implements LossFragment {

  @Override
  public boolean classes() {
    return false;
  }

  @Override
  public void writeLoss(Code code, boolean smoothed) {
    code.line("return torch.mean(torch.square(torch.sub(out, y)), [1, 2])");
  }

  @Override
  public void writeScore(Code code) {
    code.line("return torch.sum(torch.mean(torch.abs(torch.sub(out, y)), [2]), [1])");
  }
}
