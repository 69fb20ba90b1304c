package dev.ablate.program;

import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.FiniteFlags;
import java.util.List;

/**
 * What a checking program has beside: a last tensor that evaluation needs, {@code [T, 2 * layers]},
 * in which a layer's number becomes 0 where its output was not finite, and in the second half where
 * the gradient of one of its weights was not.
 */
record FiniteMethods(Design design, FiniteFlags flags) {

  void write(Code code) {
    code.method("check", "g: Tensor, state: List[Tensor]", "int", () -> writeCheck(code));
  }

  private void writeCheck(Code code) {
    List<Node.Layer> layers = design.network().layers();
    long start = 0;
    for (int i = 0; i < layers.size(); i++) {
      long count = layers.get(i).weights().stream().mapToLong(w -> w.shape().count()).sum();
      String gradient = String.format("torch.narrow(g, 1, %d, %d)", start, count);
      flags.write(code, layers.size() + i, gradient);
      start += count;
    }
    code.line("return 0");
  }
}
