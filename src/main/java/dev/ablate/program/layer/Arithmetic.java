package dev.ablate.program.layer;

import dev.ablate.experiment.Precision;

/**
 * How a program computes products: matrix products, convolutions, attention, recurrent layers. As
 * under PyTorch's autocast, operands are cast for them, results stay as they are, and losses,
 * softmax and normalisation are computed in 32 bits.
 *
 * <p>On a CPU low precision is emulated: operands and results are rounded, gradients too, and the
 * product itself is one of 32 bits. So every CPU computes the same, whatever instructions it has.
 */
public enum Arithmetic {
  /** 32 bits. */
  FULL("", false),
  BF16("15", false),
  FP16("5", false),
  ROUNDED_TO_BF16("15", true),
  ROUNDED_TO_FP16("5", true);

  private static final String FLOAT = "6";

  private final String type;
  private final boolean emulated;

  Arithmetic(String type, boolean emulated) {
    this.type = type;
    this.emulated = emulated;
  }

  /** The arithmetic of a precision. */
  public static Arithmetic of(Precision precision, boolean cpu) {
    return switch (precision) {
      case FP32, TF32 -> FULL;
      case BF16 -> cpu ? ROUNDED_TO_BF16 : BF16;
      case FP16 -> cpu ? ROUNDED_TO_FP16 : FP16;
    };
  }

  /** Whether operands lose bits. */
  public boolean low() {
    return this != FULL;
  }

  /** Whether gradients may leave the range of its numbers. */
  public boolean scaled() {
    return this == FP16 || this == ROUNDED_TO_FP16;
  }

  /** An expression for numbers as a product takes them. */
  public String operand(String numbers) {
    if (!low()) {
      return numbers;
    }
    String cast = to(numbers, type);
    return emulated ? to(cast, FLOAT) : cast;
  }

  /** An expression for what a product of operands gives. */
  String result(String product) {
    return emulated ? operand(product) : product;
  }

  /** An expression for the numbers in 32 bits. */
  public String full(String numbers) {
    return low() && !emulated ? to(numbers, FLOAT) : numbers;
  }

  /** An expression for numbers in the type of others. */
  String like(String numbers, String others) {
    return low() && !emulated ? "torch.type_as(" + numbers + ", " + others + ")" : numbers;
  }

  private static String to(String numbers, String type) {
    return "torch.to(" + numbers + ", " + type + ")";
  }
}
