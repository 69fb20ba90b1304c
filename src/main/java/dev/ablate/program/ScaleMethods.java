package dev.ablate.program;

import dev.ablate.program.code.Code;
import dev.ablate.program.optimizer.UpdateRule;

/**
 * Updates under a loss scale, as PyTorch's GradScaler makes them (Micikevicius et al., Mixed
 * Precision Training, 2018), a scale a trial: gradients are those of the scaled loss and are
 * divided by it; where one is not finite, the trial's weights, optimizer state and step stay as
 * they were and its scale halves; after 2,000 updates without that it doubles.
 */
record ScaleMethods(Design design) {
  private static final int GROWTH_INTERVAL = 2000;

  /** The largest scale: twice as much is not finite. */
  private static final double LARGEST = 0x1p127;

  void write(Code code) {
    code.method(
        "unscale",
        "g: Tensor, state: List[Tensor]",
        "Tensor",
        () -> code.line("return torch.mul(g, torch.reciprocal(%s))", scale()));
    code.method(
        "update_finite",
        "g: Tensor, c: Tensor, k: Tensor, counts: Tensor, start: Tensor, state: List[Tensor]",
        "int",
        () -> writeUpdate(code));
    code.method(
        "with_scale", "moved: Tensor, state: List[Tensor]", "Tensor", () -> writeWithScale(code));
    code.method("rescale", "finite: Tensor, state: List[Tensor]", "int", () -> writeRescale(code));
  }

  private void writeWithScale(Code code) {
    code.line("scale = torch.transpose(%s, 0, 1)", scale());
    code.line("return torch.cat([moved, scale, torch.transpose(%s, 0, 1)])", skipped());
  }

  private String scale() {
    return state(design.scale().orElseThrow());
  }

  private String good() {
    return state(design.evaluated() + design.slots() + design.numbers());
  }

  /** How many updates were skipped, whose steps the optimizer does not count. */
  String skipped() {
    return state(design.evaluated() + design.slots() + design.numbers() + 1);
  }

  private static String state(int index) {
    return "state[" + index + "]";
  }

  /** Of the factors, {@code [skips, T, coefficients]}, each trial takes those of its own step. */
  private void writeUpdate(Code code) {
    code.line("finite = torch.all(torch.isfinite(g), 1, True)");
    code.line("skips = torch.unsqueeze(torch.to(torch.sub(%s, start), 4), 0)", skipped());
    code.line(
        "own = torch.gather(k, 0, torch.expand(skips, [-1, -1, %d]))", UpdateRule.COEFFICIENTS);
    code.line("old = annotate(List[Tensor], [])");
    code.line("kept = [state[0]]");
    for (int i = 0; i < design.slots() + design.numbers(); i++) {
      code.line("torch.append(kept, %s)", state(design.evaluated() + i));
    }
    code.block("for tensor in kept:", () -> code.line("torch.append(old, torch.clone(tensor))"));
    code.line("self.update(self.clip(g, c), torch.squeeze(own, 0), counts, state)");
    code.block(
        "for i in range(torch.len(kept)):",
        () -> code.line("torch.copy_(kept[i], torch.where(finite, kept[i], old[i]))"));
    code.line("return self.rescale(finite, state)");
  }

  private void writeRescale(Code code) {
    code.line("good = torch.where(finite, torch.add(%s, 1), torch.zeros_like(%s))", good(), good());
    code.line("grows = torch.ge(good, %d)", GROWTH_INTERVAL);
    code.line("more = torch.clamp(torch.mul(%s, 2), None, %s)", scale(), LARGEST);
    code.line("kept = torch.where(grows, more, %s)", scale());
    code.line("torch.copy_(%s, torch.where(finite, kept, torch.mul(%s, 0.5)))", scale(), scale());
    code.line("torch.copy_(%s, torch.where(grows, torch.zeros_like(good), good))", good());
    code.line("torch.add_(%s, torch.to(torch.logical_not(finite), 6))", skipped());
    code.line("return 0");
  }
}
