package dev.ablate.program.loss;

import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;

/**
 * PyTorch's CosineEmbeddingLoss, the mean of {@code 1 - cos} over pairs of one class and {@code
 * max(0, cos - margin)} over others.
 */
record CosineEmbedding() implements EmbeddingLoss {
  private static final double EPS = 1e-12;

  @Override
  public Task task() {
    return Task.PAIRS;
  }

  @Override
  public String each(Code code, String[] views, String margin) {
    String product = code.let("torch.sum(torch.mul(%s, %s), [2])", views[0], views[1]);
    String squares = code.let("torch.mul(%s, %s)", square(code, views[0]), square(code, views[1]));
    String cosine = code.let("torch.div(%s, torch.sqrt(%s))", product, squares);
    String excess = code.let("torch.relu(torch.sub(%s, %s))", cosine, margin);
    return code.let(
        "torch.where(%s, torch.rsub(%s, 1), %s)", Views.sameClass(code), cosine, excess);
  }

  private static String square(Code code, String view) {
    return code.let("torch.add(torch.sum(torch.square(%s), [2]), %s)", view, EPS);
  }
}
