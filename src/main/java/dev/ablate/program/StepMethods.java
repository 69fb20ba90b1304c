package dev.ablate.program;

import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Buffers;

/**
 * The loss and the gradients of a step, computed at once or in parts. In parts they are those of
 * the whole batch all the same: every part's losses are divided by the total of all of them.
 */
record StepMethods(Design design) {

  void write(Code code) {
    code.method(
        "step",
        "x: Tensor, y: Tensor, c: Tensor, u: Tensor, state: List[Tensor]",
        "Tuple[Tensor, Tensor, Tensor]",
        () -> {
          code.line("total = self.%s(y, c)", design.mixes() ? "mixed_total" : "loss_total");
          if (design.part().isPresent()) {
            writeParts(code);
          } else {
            code.line("return self.gradients(x, y, c, u, total, state)");
          }
        });
    design.part().ifPresent(rows -> writePartMethods(code, rows));
  }

  private void writeParts(Code code) {
    boolean draws = Buffers.uniformNumbers(design.network()) > 0;
    code.line("xs = self.parts(x)");
    code.line("ys = self.parts(y)");
    code.line("us = %s", draws ? "self.parts(u)" : "[u]");
    code.line("gradients = torch.zeros_like(state[0])");
    code.line("losses = torch.zeros_like(torch.select(c, 1, 0))");
    code.line("outs = annotate(List[Tensor], [])");
    code.block(
        "for i in range(torch.len(xs)):",
        () -> {
          code.line(
              "g, loss, out = self.gradients(xs[i], ys[i], c, us[%s], total, state)",
              draws ? "i" : "0");
          code.line("torch.add_(gradients, g)");
          code.line("torch.add_(losses, loss)");
          code.line("torch.append(outs, out)");
        });
    code.line("return (gradients, losses, self.whole(outs))");
  }

  /** Part after part, the last as small as the rows that are left; and all of them again. */
  private void writePartMethods(Code code, int rows) {
    int views = design.loss().views();
    code.method(
        "parts",
        "x: Tensor",
        "List[Tensor]",
        () -> {
          code.line("result = annotate(List[Tensor], [])");
          code.block(
              "for part in torch.split(torch.unflatten(x, 1, [%d, -1]), %d, 2):"
                  .formatted(views, rows),
              () -> code.line("torch.append(result, torch.flatten(part, 1, 2))"));
          code.line("return result");
        });
    code.method(
        "whole",
        "parts: List[Tensor]",
        "Tensor",
        () -> {
          code.line("views = annotate(List[Tensor], [])");
          code.block(
              "for part in parts:",
              () -> code.line("torch.append(views, torch.unflatten(part, 1, [%d, -1]))", views));
          code.line("return torch.flatten(torch.cat(views, 2), 1, 2)");
        });
  }
}
