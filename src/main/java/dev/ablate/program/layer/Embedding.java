package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;

/** Vectors looked up in a table a trial; the tables stand one below the other. */
final class Embedding {
  private Embedding() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Code code = forward.code();
    Activation x = forward.rows(input);
    int count = layer.layer().integer("num_embeddings");
    int width = layer.layer().integer("embedding_dim");
    String ones = ", 1".repeat(x.shape().rank() + 1);
    String indices = code.let("torch.to(torch.round(%s), 4)", x.name());
    String first =
        code.let(
            "torch.mul(torch.view(torch.arange(T, dtype=4, device=w.device), [-1%s]), %d)",
            ones, count);
    String tables =
        code.let(
            "torch.reshape(%s, [-1, %d])", forward.weight(layer, "weight").orElseThrow(), width);
    String vectors = code.let("torch.embedding(%s, torch.add(%s, %s))", tables, indices, first);
    Shape output = layer.output();
    Activation found = new Activation(vectors, false, true, output);
    return layer.layer().find("padding_idx").isPresent()
        ? found.named(padded(code, vectors, indices, layer.layer().integer("padding_idx")))
        : found;
  }

  /** The same vectors, but no gradient to that of the padding. */
  private static String padded(Code code, String vectors, String indices, int padding) {
    String isPadding = code.let("torch.unsqueeze(torch.eq(%s, %d), -1)", indices, padding);
    return code.let("torch.where(%s, torch.detach(%s), %s)", isPadding, vectors, vectors);
  }
}
