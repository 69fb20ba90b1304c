package dev.ablate.program.layer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation.Form;

/** Vectors looked up in a table a trial; the tables stand one below the other. */
final class Embedding {
  private Embedding() {}

  static Activation write(Node.Layer layer, Activation input, Forward forward) {
    Code code = forward.code();
    Activation x = forward.rows(input);
    int count = layer.layer().integer("num_embeddings");
    int width = layer.layer().integer("embedding_dim");
    String indices = code.let("torch.to(torch.round(%s), 4)", x.name());
    String weight = forward.weight(layer, "weight").orElseThrow();
    layer.layer().findReal("max_norm").ifPresent(most -> shorten(layer, weight, indices, code));
    String tables = code.let("torch.reshape(%s, [-1, %d])", weight, width);
    String rows = code.let("torch.add(%s, %s)", indices, first(x, count, code));
    String scaled = Code.bool(layer.layer().bool("scale_grad_by_freq"));
    String vectors = code.let("torch.embedding(%s, %s, -1, %s)", tables, rows, scaled);
    Shape output = layer.output();
    Activation found = new Activation(vectors, Form.ROWS, true, output);
    return layer.layer().find("padding_idx").isPresent()
        ? found.named(padded(code, vectors, indices, layer.layer().integer("padding_idx")))
        : found;
  }

  /** The row of the tables at which each trial's begins, in a shape to add to indices. */
  private static String first(Activation x, int count, Code code) {
    return code.let(
        "torch.mul(torch.view(torch.arange(T, dtype=4, device=w.device), [-1%s]), %d)",
        ", 1".repeat(x.shape().rank() + 1), count);
  }

  /**
   * Shortens the vectors in use that are longer than {@code max_norm}, in the weights themselves
   * and apart from gradients, as {@code torch.embedding_renorm_} does.
   */
  private static void shorten(Node.Layer layer, String weight, String indices, Code code) {
    Instance embedding = layer.layer();
    double most = embedding.real("max_norm");
    String tables =
        code.let(
            "torch.unflatten(ops.prim.data(%s), 1, [-1, %d])",
            weight, embedding.integer("embedding_dim"));
    String norms =
        code.let(
            "torch.linalg_vector_norm(%s, %s, [2], True)", tables, embedding.real("norm_type"));
    String places =
        code.let("torch.unsqueeze(torch.expand(torch.flatten(%s, 1), [T, -1]), 2)", indices);
    String used = code.let("torch.scatter(torch.zeros_like(%s), 1, %s, 1)", norms, places);
    String factors = code.let("torch.reciprocal(torch.div(torch.add(%s, 1e-7), %s))", norms, most);
    String longer = code.let("torch.mul(%s, torch.gt(%s, %s))", used, norms, most);
    code.line(
        "torch.mul_(%s, torch.where(torch.gt(%s, 0), %s, torch.ones_like(%s)))",
        tables, longer, factors, factors);
  }

  /** The same vectors, but no gradient to that of the padding. */
  private static String padded(Code code, String vectors, String indices, int padding) {
    String isPadding = code.let("torch.unsqueeze(torch.eq(%s, %d), -1)", indices, padding);
    return code.let("torch.where(%s, torch.detach(%s), %s)", isPadding, vectors, vectors);
  }
}
