package dev.ablate.program;

import dev.ablate.program.code.Code;

/**
 * Predictions, and the gradients of a step: of all trials at once, or of one after the other.
 *
 * <p>Trial by trial, what a trial computes is the same to the last bit in every array, and only one
 * trial's activations are in memory.
 */
record GradientMethods(Design design) {
  private static final String EXAMPLES = "x: Tensor, y: Tensor, c: Tensor, u: Tensor, ";
  private static final String TOTAL = "total: Tensor, ";
  private static final String STATE = "state: List[Tensor]";
  private static final String RESULT = "Tuple[Tensor, Tensor, Tensor]";

  void write(Code code) {
    code.method("differentiate", EXAMPLES + TOTAL + STATE, RESULT, () -> writeDifferentiate(code));
    code.method("row", "x: Tensor, t: int", "Tensor", () -> writeRow(code));
    code.method("rows", STATE + ", t: int", "List[Tensor]", () -> writeRows(code));
    code.method("gradients", EXAMPLES + TOTAL + STATE, RESULT, () -> writeGradients(code));
    code.method("predict", "x: Tensor, c: Tensor, " + STATE, "Tensor", () -> writePredict(code));
  }

  /** Gradients {@code [T, P]}, losses {@code [T]} and outputs {@code [T, B, outputs]}. */
  private void writeDifferentiate(Code code) {
    code.line("leaf = torch.requires_grad_(torch.detach(state[0]))");
    code.line("out = self.forward(leaf, x, state, c, u, True)");
    code.line(
        "loss = %s",
        design.mixes()
            ? "self.mixed_loss(out, y, c, total)"
            : "torch.div(self.loss_sum(out, y, c), total)");
    String scaled =
        design.scale().stream()
            .mapToObj(i -> "torch.mul(loss, torch.squeeze(state[" + i + "], 1))")
            .findFirst()
            .orElse("loss");
    code.line("gs = torch.autograd.grad([torch.sum(%s)], [leaf])", scaled);
    code.line("g = unchecked_cast(Tensor, gs[0])");
    code.line("return (g, torch.detach(loss), torch.detach(out))");
  }

  /** A trial's row of what may be one row for all. */
  private static void writeRow(Code code) {
    code.line("r = t");
    code.block("if torch.eq(torch.size(x, 0), 1):", () -> code.line("r = 0"));
    code.line("return torch.narrow(x, 0, r, 1)");
  }

  /** A trial's rows of the state that a forward pass uses. */
  private void writeRows(Code code) {
    code.line("result = annotate(List[Tensor], [])");
    code.block(
        "for i in range(" + design.evaluated() + "):",
        () -> code.line("torch.append(result, torch.narrow(state[i], 0, t, 1))"));
    code.line("return result");
  }

  private void writeGradients(Code code) {
    if (!design.trialByTrial()) {
      code.line("return self.differentiate(x, y, c, u, total, state)");
      return;
    }
    code.line("gradients = annotate(List[Tensor], [])");
    code.line("losses = annotate(List[Tensor], [])");
    code.line("outs = annotate(List[Tensor], [])");
    code.block(
        "for t in range(torch.size(c, 0)):",
        () -> {
          code.line(
              "g, loss, out = self.differentiate(self.row(x, t), self.row(y, t), self.row(c, t),"
                  + " self.row(u, t), self.row(total, t), self.rows(state, t))");
          code.line("torch.append(gradients, g)");
          code.line("torch.append(losses, loss)");
          code.line("torch.append(outs, out)");
        });
    code.line("all = gradients[0]");
    code.block(
        "if torch.gt(torch.len(gradients), 1):", () -> code.line("all = torch.cat(gradients)"));
    code.line("return (all, torch.cat(losses), torch.cat(outs))");
  }

  private void writePredict(Code code) {
    if (!design.trialByTrial()) {
      code.line("return self.forward(state[0], x, state, c, c, False)");
      return;
    }
    code.line("outs = annotate(List[Tensor], [])");
    code.block(
        "for t in range(torch.size(c, 0)):",
        () -> {
          code.line("now = self.rows(state, t)");
          code.line("k = self.row(c, t)");
          code.line("torch.append(outs, self.forward(now[0], self.row(x, t), now, k, k, False))");
        });
    code.line("return torch.cat(outs)");
  }
}
