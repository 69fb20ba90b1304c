package dev.ablate.check.rule;

import dev.ablate.ast.Path;

/** The labels of variants that no block writes. */
public final class Labels {

  /** The body, where {@code without} makes it the baseline. */
  public static final String BODY = "baseline";

  private Labels() {}

  /** The baseline with something switched off. */
  public static String without(Path path) {
    return "without " + path.text();
  }
}
