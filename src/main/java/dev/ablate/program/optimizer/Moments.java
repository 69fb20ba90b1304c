package dev.ablate.program.optimizer;

import dev.ablate.program.code.Code;

/**
 * Adam's running means, of the gradients and of their squares.
 *
 * @param gradient the one that came in last
 */
record Moments(String gradient, String mean, String square) {

  /** Writes how the first two slots become them, by the factors 1 and 2; decay is factor 4. */
  static Moments write(Update update, Descent descent) {
    return write(update, descent, "torch.square(%s)");
  }

  /** The same where the gradient is not needed any more: its memory is free for what follows. */
  static Moments overwrite(Update update, Descent descent) {
    return write(update, descent, "torch.square_(%s)");
  }

  private static Moments write(Update update, Descent descent, String square) {
    Code code = update.code();
    Moments moments =
        new Moments(descent.write(update, update.factor(4)), update.slot(0), update.slot(1));
    String g = moments.gradient;
    code.line("torch.lerp_(%s, %s, %s)", moments.mean, g, update.factor(1));
    code.line("torch.lerp_(%s, %s, %s)", moments.square, square.formatted(g), update.factor(2));
    return moments;
  }

  /** Writes what gradients are divided by: a mean square's root, plus factor 3. */
  static String root(Update update, String square) {
    return update.root(square, update.factor(3));
  }

  /** The same, in the gradient's memory. */
  String rootInPlace(Update update, String meanSquare) {
    return update.root(meanSquare + ", out=" + gradient, update.factor(3));
  }
}
