package dev.ablate.trial;

import java.util.function.Consumer;

/** Takes what a store could not keep, where a test keeps nothing that may be lost. */
public final class Losses {
  /** Fails with it. */
  public static final Consumer<NotKeptException> THROWN =
      loss -> {
        throw loss;
      };

  private Losses() {}
}
