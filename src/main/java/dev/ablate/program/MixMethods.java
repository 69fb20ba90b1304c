package dev.ablate.program;

import dev.ablate.program.augment.Mixing;
import dev.ablate.program.code.Code;

/**
 * The targets of mixed examples, and their loss: {@code lambda * l(a) + (1 - lambda) * l(b)}, b the
 * class of the partner. Targets are {@code [R, B, 2]}, lambda is one more column of the constants.
 */
record MixMethods(Design design) {

  void write(Code code) {
    if (design.mixes()) {
      code.method(
          "mixed_targets",
          "y: Tensor, draws: Tensor, pick: Tensor",
          "Tensor",
          () -> writeTargets(code));
      code.method(
          "with_lambda",
          "c: Tensor, draws: Tensor, pick: Tensor",
          "Tensor",
          () -> writeWithLambda(code));
      code.method("mixed_total", "y: Tensor, c: Tensor", "Tensor", () -> writeTotal(code));
      code.method(
          "mixed_loss",
          "out: Tensor, y: Tensor, c: Tensor, total: Tensor",
          "Tensor",
          () -> writeLoss(code));
      code.method("heavier", "y: Tensor, c: Tensor", "Tensor", () -> writeHeavier(code));
    }
  }

  private static void writeTargets(Code code) {
    code.line("partners = torch.to(torch.select(draws, 2, %d), 4)", Mixing.PARTNER);
    code.line("other = torch.gather(y, 1, self.by_trial(partners, pick))");
    code.line("return torch.stack([y, other], 2)");
  }

  private static void writeWithLambda(Code code) {
    code.line("first = torch.select(draws, 1, 0)");
    code.line("share = self.by_trial(torch.narrow(first, 1, %d, 1), pick)", Mixing.LAMBDA);
    code.line("return torch.cat([c, torch.expand(share, [torch.size(c, 0), -1])], 1)");
  }

  /** What each of both losses is divided by: {@code [T, 2]} or {@code [1, 2]}. */
  private static void writeTotal(Code code) {
    code.line("a = self.loss_total(torch.select(y, 2, 0), c)");
    code.line("b = self.loss_total(torch.select(y, 2, 1), c)");
    code.line("return torch.stack([a, b], 1)");
  }

  private static void writeLoss(Code code) {
    code.line("share = torch.select(c, 1, -1)");
    writePart(code, "a", 0);
    writePart(code, "b", 1);
    code.line("return torch.add(torch.mul(a, share), torch.mul(b, torch.rsub(share, 1)))");
  }

  private static void writePart(Code code, String name, int target) {
    code.line(
        "%s = torch.div(self.loss_sum(out, torch.select(y, 2, %d), c), torch.select(total, 1,"
            + " %d))",
        name, target, target);
  }

  /** The class of which an example has more. */
  private static void writeHeavier(Code code) {
    code.line("own = torch.ge(torch.unsqueeze(torch.select(c, 1, -1), 1), 0.5)");
    code.line("return torch.where(own, torch.select(y, 2, 0), torch.select(y, 2, 1))");
  }
}
