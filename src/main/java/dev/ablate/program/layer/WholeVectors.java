package dev.ablate.program.layer;

import dev.ablate.program.code.Code;

/**
 * Functions of each number alone that libtorch computes in vectors on a CPU, and what is left over
 * one by one, which may differ in the last bit. Here nothing is left over, so that no bit of a
 * trial depends on how many numbers of others lie before its own.
 */
final class WholeVectors {
  /** A multiple of what any kernel takes at once: twice 16 numbers of AVX-512. */
  private static final int NUMBERS = 32;

  private WholeVectors() {}

  /**
   * Writes such a function.
   *
   * @param format the call, with %s for its input
   */
  static String write(Code code, String x, String format) {
    String rest = code.let("torch.remainder(torch.numel(%s), %d)", x, NUMBERS);
    String whole = code.let("%s", x);
    code.block(
        "if torch.ne(" + rest + ", 0):",
        () ->
            code.line(
                "%s = torch.constant_pad_nd(torch.flatten(%s, 0, -1), [0, torch.sub(%d, %s)], 0)",
                whole, x, NUMBERS, rest));
    String result = code.let(format, whole);
    code.block(
        "if torch.ne(" + rest + ", 0):",
        () ->
            code.line(
                "%s = torch.view_as(torch.narrow(%s, 0, 0, torch.numel(%s)), %s)",
                result, result, x, x));
    return result;
  }
}
