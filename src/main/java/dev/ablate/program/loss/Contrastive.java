package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/**
 * The contrastive loss, the mean of {@code d^2} over pairs of one class and {@code max(0, margin -
 * d)^2} over others, d the Euclidean distance (Hadsell, Chopra and LeCun, Dimensionality Reduction
 * by Learning an Invariant Mapping, 2006; without its factor of one half).
 */
record Contrastive() implements LossFragment {
  private static final double EPS = 1e-6;

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
    String distance = code.let("torch.pairwise_distance(%s, %s, 2., %s)", views[0], views[1], EPS);
    String lack = code.let("torch.relu(torch.sub(%s, %s))", Constants.columns(first, 1), distance);
    String each =
        code.let("torch.square(torch.where(%s, %s, %s))", Views.sameClass(code), distance, lack);
    code.line("return torch.sum(%s, [1])", each);
  }
}
