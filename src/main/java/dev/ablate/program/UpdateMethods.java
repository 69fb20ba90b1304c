package dev.ablate.program;

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

  /** PyTorch's clip_grad_norm_, a norm over all gradients of each trial. */
  private void writeClip(Code code) {
    if (!design.clipped()) {
      code.line("return g");
      return;
    }
    code.line("norm = torch.linalg_vector_norm(g, 2, [1], True)");
    code.line("most = torch.narrow(c, 1, %d, 1)", Constants.MAX_NORM);
    code.line("factor = torch.clamp(torch.div(most, torch.add(norm, 1e-6)), None, 1.)");
    code.line("return torch.mul(g, factor)");
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
    String coefficients = rows(code, "k");
    List<String> columns =
        IntStream.range(0, UpdateRule.COEFFICIENTS)
            .mapToObj(i -> String.format("torch.narrow(%s, 1, %d, 1)", coefficients, i))
            .toList();
    int first = Buffers.evaluated(design.network());
    int numbers = first + design.slots();
    List<String> slots =
        IntStream.concat(
                IntStream.range(first, first + rule.slots()),
                IntStream.range(numbers, numbers + rule.numbers()))
            .mapToObj(i -> rows(code, "state[" + i + "]"))
            .toList();
    rule.write(code, rows(code, "state[0]"), rows(code, "g"), slots, columns);
    code.line("start = torch.add(start, n)");
  }

  /** The rule's rows of a tensor; all of them where there is no other rule. */
  private String rows(Code code, String tensor) {
    return design.rules().size() == 1 ? tensor : code.let("torch.narrow(%s, 0, start, n)", tensor);
  }
}
