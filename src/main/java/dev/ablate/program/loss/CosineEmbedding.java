package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * PyTorch's CosineEmbeddingLoss, the mean of {@code 1 - cos} over pairs of one class and {@code
 * max(0, cos - margin)} over others.
 */
record CosineEmbedding() implements LossFragment {
  private static final double EPS = 1e-12;

  @Override
  public List<Double> constants(Instance loss) {
    return List.of(loss.real("margin"));
  }

  @Override
  public int views() {
    return Task.PAIRS.views();
  }

  @Override
  public void writeLossSum(Code code, int first) {
    String[] views = Views.embeddings(code, views());
    String product = code.let("torch.sum(torch.mul(%s, %s), [2])", views[0], views[1]);
    String squares = code.let("torch.mul(%s, %s)", square(code, views[0]), square(code, views[1]));
    String cosine = code.let("torch.div(%s, torch.sqrt(%s))", product, squares);
    String excess = code.let("torch.relu(torch.sub(%s, %s))", cosine, Constants.columns(first, 1));
    code.line(
        "return torch.sum(torch.where(%s, torch.rsub(%s, 1), %s), [1])",
        Views.sameClass(code), cosine, excess);
  }

  private static String square(Code code, String view) {
    return code.let("torch.add(torch.sum(torch.square(%s), [2]), %s)", view, EPS);
  }
}
