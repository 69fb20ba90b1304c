package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.Optional;

/** What a loss adds to a program: a loss for each trial. What no trial uses is left out. */
public sealed interface LossFragment
    permits CrossEntropy,
        Focal,
        BinaryCrossEntropy,
        MultiMargin,
        MeanError,
        SmoothAbsoluteError,
        Huber,
        EmbeddingLoss {

  /** The numbers of one trial's loss, a column each. */
  List<Double> constants(Instance loss);

  /**
   * Writes the body of {@code loss_sum(out, y, c)}: out {@code [T, B, outputs]}, targets {@code [R,
   * B]} classes or {@code [R, B, outputs]} numbers, result {@code [T]}, a sum over the batch. Where
   * examples stand together in a row, B counts them all: the first of each row, then the second.
   *
   * @param first the column of {@code c} where its constants begin
   */
  void writeLossSum(Code code, int first);

  /**
   * Writes the body of {@code loss_total(y, c)}: what a sum over the batch is divided by to give
   * the mean, {@code [T]} or {@code [1]}. That is the number of rows, unless rows have weights.
   *
   * @param first the column of {@code c} where the loss's constants begin
   */
  default void writeLossTotal(Code code, int first) {
    code.line("return torch.new_full(c, [1], torch.floordiv(torch.size(y, 1), %d))", views());
  }

  /** How many examples stand together in a row. */
  default int views() {
    return 1;
  }

  /**
   * The fragment for these losses, which have one name.
   *
   * @param outputs numbers that the network gives for an example
   */
  static LossFragment of(List<Instance> losses, int outputs) {
    Instance first = losses.get(0);
    return switch (first.name()) {
      case "CrossEntropyLoss" ->
          new CrossEntropy(outputs, any(losses, "label_smoothing"), any(losses, "weight"));
      case "FocalLoss" -> new Focal(outputs, any(losses, "alpha"));
      case "BCEWithLogitsLoss" ->
          new BinaryCrossEntropy(outputs, any(losses, "pos_weight"), any(losses, "weight"));
      case "MultiMarginLoss" -> new MultiMargin(outputs, first.integer("p"), any(losses, "weight"));
      case "MSELoss" -> new MeanError("square");
      case "L1Loss" -> new MeanError("abs");
      case "SmoothL1Loss" -> new SmoothAbsoluteError();
      case "HuberLoss" -> new Huber();
      case "ContrastiveLoss" -> new Contrastive();
      case "CosineEmbeddingLoss" -> new CosineEmbedding();
      case "TripletMarginLoss" -> TripletMargin.of(first);
      default -> throw new IllegalArgumentException("no program for the loss " + first.name());
    };
  }

  /** Whether any of the losses has the parameter at a value that has an effect. */
  private static boolean any(List<Instance> losses, String parameter) {
    return losses.stream()
        .anyMatch(
            loss ->
                !loss.component()
                    .parameter(parameter)
                    .flatMap(p -> p.off())
                    .equals(Optional.ofNullable(loss.arguments().get(parameter))));
  }
}
