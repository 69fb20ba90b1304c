package dev.ablate.program.loss;

import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;

/**
 * The contrastive loss, the mean of {@code d^2} over pairs of one class and {@code max(0, margin -
 * d)^2} over others, d the Euclidean distance (Hadsell, Chopra and LeCun, Dimensionality Reduction
 * by Learning an Invariant Mapping, 2006; without its factor of one half).
 */
record Contrastive() implements EmbeddingLoss {
  private static final double EPS = 1e-6;

  @Override
  public Task task() {
    return Task.PAIRS;
  }

  @Override
  public String each(Code code, String[] views, String margin) {
    String distance = code.let("torch.pairwise_distance(%s, %s, 2., %s)", views[0], views[1], EPS);
    String lack = code.let("torch.relu(torch.sub(%s, %s))", margin, distance);
    return code.let("torch.square(torch.where(%s, %s, %s))", Views.sameClass(code), distance, lack);
  }
}
