package dev.ablate.program;

import dev.ablate.catalog.Instance;
import java.util.List;
import java.util.stream.Stream;

/**
 * PyTorch's CrossEntropyLoss: with weights of classes a weighted mean, label smoothing included;
 * its score counts correct answers.
 */
record CrossEntropy(int classes, boolean smoothed, boolean weighted) implements LossFragment {

  /** Label smoothing, a weight for each class. */
  @Override
  public List<Double> constants(Instance loss) {
    return Stream.concat(
            Stream.of(loss.real("label_smoothing")),
            ClassTargets.perClass(loss, "weight", classes).stream())
        .toList();
  }

  @Override
  public void writeLoss(Code code, int first) {
    String logs = code.let("torch.log_softmax(out, 2)");
    String targets = ClassTargets.targets(code);
    String picked = ClassTargets.pick(code, logs, targets);
    if (weighted) {
      writeWeighted(code, first, logs, targets, picked);
      return;
    }
    String loss = code.let("torch.neg(torch.mean(%s, [1]))", picked);
    String uniform = smoothed ? code.let("torch.neg(torch.mean(%s, [1, 2]))", logs) : loss;
    writeSmoothed(code, first, loss, uniform);
  }

  private void writeWeighted(Code code, int first, String logs, String targets, String picked) {
    String weights = code.let("%s", Constants.columns(first + 1, classes));
    String weight = ClassTargets.lookUp(code, weights, targets);
    String total = code.let("torch.neg(torch.sum(%s, [1]))", weight);
    String loss =
        code.let("torch.div(torch.sum(torch.mul(%s, %s), [1]), %s)", picked, weight, total);
    String uniform =
        smoothed
            ? code.let(
                "torch.div(torch.sum(torch.mul(%s, torch.unsqueeze(%s, 1)), [1, 2]),"
                    + " torch.mul(%s, %d))",
                logs, weights, total, classes)
            : loss;
    writeSmoothed(code, first, loss, uniform);
  }

  /** {@code (1 - s) * loss + s * uniform}, the latter being the loss against all classes alike. */
  private void writeSmoothed(Code code, int first, String loss, String uniform) {
    if (!smoothed) {
      code.line("return %s", loss);
      return;
    }
    String smoothing = code.let("torch.select(c, 1, %d)", first);
    code.line(
        "return torch.add(torch.mul(%s, torch.rsub(%s, 1)), torch.mul(%s, %s))",
        loss, smoothing, uniform, smoothing);
  }

  @Override
  public void writeScore(Code code) {
    ClassTargets.writeCorrect(code);
  }
}
