package dev.ablate.program.optimizer;

import dev.ablate.program.code.Code;

/**
 * An update of one trial after the other by libtorch's own kernel: one pass over what Adam keeps,
 * where operations on all trials make eight. The kernel divides by bias corrections itself; it gets
 * the factors of {@link AdamRule}, which have them in, and a step so late that they are 1.
 */
record AdamKernel(Update update, Descent descent, boolean amsgrad) {
  private static final String NONE = "annotate(List[Tensor], [])";

  void write() {
    Code code = update.code();
    String late = code.let("torch.new_full(%s, [], 1e30)", update.factors());
    String factors = code.let("annotate(List[List[float]], %s.tolist())", update.factors());
    code.block(
        "for t in range(torch.len(" + factors + ")):", () -> writeTrial(code, factors, late));
  }

  private void writeTrial(Code code, String factors, String late) {
    String k = code.let("%s[t]", factors);
    String weights = code.let("%s", row(update.weights()));
    String tensors =
        String.join(
            ", ",
            weights,
            row(update.gradient()),
            row(update.slot(0)),
            row(update.slot(1)),
            amsgrad ? row(update.slot(2)) : NONE,
            "[" + late + "]");
    code.line("torch.%s(%s, %s)", kernel(), tensors, numbers(k));
    // What is done to the tensors of a list counts as dead code, unless the list is needed later.
    code.block(
        "if torch.eq(torch.len(" + weights + "), 0):",
        () -> code.line("ops.prim.RaiseException(\"no weights\")"));
  }

  private static String row(String tensor) {
    return "[torch.select(" + tensor + ", 0, t)]";
  }

  private String kernel() {
    return descent.decoupled() ? "_fused_adamw_" : "_fused_adam_";
  }

  private String numbers(String k) {
    return String.format(
        "lr=torch.neg(%1$s[0]), beta1=torch.sub(1., %1$s[1]), beta2=torch.sub(1., %1$s[2]),"
            + " weight_decay=%1$s[5], eps=%1$s[3], amsgrad=%2$s, maximize=%3$s",
        k, Code.bool(amsgrad), Code.bool(descent.maximize()));
  }
}
