package dev.ablate.experiment;

import java.util.Locale;

/** The arithmetic of a trial's products; all else is computed in 32 bits. */
public enum Precision {
  FP32,
  /** 32 bits, of which a GPU's products may use 19. */
  TF32,
  /** 16 bits with the exponent of 32. */
  BF16,
  /** IEEE's 16 bits, with a loss scale. */
  FP16;

  /** The precision that a file names: {@code bf16}. */
  public static Precision of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
