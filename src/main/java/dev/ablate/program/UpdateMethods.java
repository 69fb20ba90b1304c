package dev.ablate.program;

import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import dev.ablate.program.optimizer.Update;
import dev.ablate.program.optimizer.UpdateRule;
import java.util.List;
import java.util.stream.IntStream;

/** Clipping and the optimizers, each on its own rows of the array. */
record UpdateMethods(Design design) {

  void write(Code code) {
    code.method("clip", "g: Tensor, c: Tensor", "Tensor", () -> writeClip(code));
    code.method(
        "update",
        "g: Tensor, k: Tensor, counts: Tensor, state: List[Tensor]",
        "int",
        () -> writeUpdate(code));
  }

  /**
   * Single gradients first, so that a wild one does not shrink all others by the norm. Both bounds
   * hold in the end, as less of a gradient never breaks the first.
   */
  private void writeClip(Code code) {
    String g = design.clipsValue() ? clipValue(code, "g") : "g";
    code.line("return %s", design.clipsNorm() ? clipNorm(code, g) : g);
  }

  /** PyTorch's clip_grad_value_. */
  private static String clipValue(Code code, String g) {
    String most = code.let(Constants.columns(Constants.MAX_VALUE, 1));
    return code.let("torch.clamp(%s, torch.neg(%s), %s)", g, most, most);
  }

  /** PyTorch's clip_grad_norm_, a norm over all gradients of each trial. */
  private static String clipNorm(Code code, String g) {
    String norm = code.let("torch.linalg_vector_norm(%s, 2, [1], True)", g);
    String most = code.let(Constants.columns(Constants.MAX_NORM, 1));
    String factor =
        code.let("torch.clamp(torch.div(%s, torch.add(%s, 1e-6)), None, 1.)", most, norm);
    return code.let("torch.mul(%s, %s)", g, factor);
  }

  private void writeUpdate(Code code) {
    code.line("start = 0");
    for (int i = 0; i < design.rules().size(); i++) {
      writeRule(code, design.rules().get(i), i);
    }
    code.line("return start");
  }

  private void writeRule(Code code, UpdateRule rule, int index) {
    code.line("n = int(torch.select(counts, 0, %d))", index);
    String factors = rows(code, "k");
    int first = design.evaluated();
    int numbers = first + design.slots();
    List<String> slots =
        IntStream.concat(
                IntStream.range(first, first + rule.slots()),
                IntStream.range(numbers, numbers + rule.numbers()))
            .mapToObj(i -> rows(code, "state[" + i + "]"))
            .toList();
    rule.write(
        new Update(code, rows(code, "state[0]"), rows(code, "g"), slots, factors, design.fused()));
    code.line("start = torch.add(start, n)");
  }

  /** The rule's rows of a tensor; all of them where there is no other rule. */
  private String rows(Code code, String tensor) {
    return design.rules().size() == 1 ? tensor : code.let("torch.narrow(%s, 0, start, n)", tensor);
  }
}
