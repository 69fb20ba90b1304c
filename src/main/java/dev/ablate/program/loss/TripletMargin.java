package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;

/**
 * PyTorch's TripletMarginLoss, the mean of {@code max(0, d(anchor, positive) - d(anchor, negative)
 * + margin)}; with {@code swap} the negative's distance is the smaller one of those to anchor and
 * positive (Balntas et al., Learning local feature descriptors with triplets and shallow
 * convolutional neural networks, 2016).
 *
 * @param p the norm of distances
 * @param eps added to differences
 */
record TripletMargin(double p, double eps, boolean swap) implements EmbeddingLoss {

  static TripletMargin of(Instance loss) {
    return new TripletMargin(loss.real("p"), loss.real("eps"), loss.bool("swap"));
  }

  @Override
  public Task task() {
    return Task.TRIPLETS;
  }

  @Override
  public String each(Code code, String[] views, String margin) {
    String near = distance(code, views[0], views[1]);
    String far = distance(code, views[0], views[2]);
    if (swap) {
      far = code.let("torch.minimum(%s, %s)", far, distance(code, views[1], views[2]));
    }
    String lack = code.let("torch.add(torch.sub(%s, %s), %s)", near, far, margin);
    return code.let("torch.relu(%s)", lack);
  }

  private String distance(Code code, String a, String b) {
    return code.let("torch.pairwise_distance(%s, %s, %s, %s)", a, b, p, eps);
  }
}
