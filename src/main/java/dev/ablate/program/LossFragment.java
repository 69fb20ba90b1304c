package dev.ablate.program;

/** What a loss adds to a program: a loss and a score for each trial. */
interface LossFragment {

  /** Whether targets are class indices. */
  boolean classes();

  /**
   * Writes the body of {@code loss(out, y, c)}: out {@code [T, B, outputs]}, targets {@code [R, B]}
   * or {@code [R, B, width]}, result {@code [T]}, a mean over the batch.
   *
   * @param smoothed whether any trial smooths its labels
   */
  void writeLoss(Code code, boolean smoothed);

  /** Writes the body of {@code score(out, y)}: a sum over the batch, {@code [T]}. */
  void writeScore(Code code);

  /** The loss of that name. */
  static LossFragment of(String name) {
    return switch (name) {
      case "CrossEntropyLoss" -> new CrossEntropy();
      case "MSELoss" -> new MeanSquaredError();
      default -> throw new IllegalArgumentException("no program for the loss " + name);
    };
  }
}
