package dev.ablate.program.optimizer;

import dev.ablate.program.code.Code;
import java.util.List;

/**
 * One update, in place, as it is written.
 *
 * @param weights {@code [n, P]}
 * @param gradient {@code [n, P]}
 * @param slots {@code [n, P]} each, and the numbers behind them, {@code [n, 1]} each
 * @param factors {@code [n, coefficients]}, see {@link UpdateRule#coefficients}
 * @param fused whether one trial after the other is updated where libtorch has a kernel for it
 */
public record Update(
    Code code, String weights, String gradient, List<String> slots, String factors, boolean fused) {
  public Update {
    slots = List.copyOf(slots);
  }

  String slot(int index) {
    return slots.get(index);
  }

  /** A factor of all trials, {@code [n, 1]}. */
  String factor(int index) {
    return String.format("torch.narrow(%s, 1, %d, 1)", factors, index);
  }

  /** Writes a step along a direction, times the first factor. */
  void move(String direction) {
    move(direction, factor(0));
  }

  /** Writes a step along a direction, times a number a trial. */
  void move(String direction, String length) {
    code.line("torch.addcmul_(%s, %s, %s)", weights, direction, length);
  }

  /**
   * Writes what gradients are divided by: the root of mean squares, plus a number a trial.
   *
   * <p>By {@code 1 / (1 / sqrt(x))}, as squares are zero wherever gradients always were, by a ReLU
   * that is off or an input that is constant; of such numbers MKL takes roots up to ten times
   * slower.
   */
  String root(String squares, String added) {
    return code.let("torch.add_(torch.reciprocal_(torch.rsqrt(%s)), %s)", squares, added);
  }

  /** Writes how a mean of squares takes one more in: factor 2 of itself, factor 3 of the square. */
  void averageSquare(String mean, String value) {
    String share = code.let("torch.mul(%s, %s)", value, factor(3));
    code.line("torch.addcmul_(torch.mul_(%s, %s), %s, %s)", mean, factor(2), share, value);
  }
}
