package dev.ablate.check.model;

import dev.ablate.catalog.Instance;
import dev.ablate.source.Span;
import java.util.List;

/** A step of an unrolled model, its shapes not known yet. */
sealed interface Step {
  /** Where it stands. */
  Span span();

  /**
   * A layer with its arguments.
   *
   * @param positional how many of the arguments were written without a name
   */
  record Layer(Instance layer, int positional, Span span) implements Step {}

  /** The sum of a body and a shortcut; an empty shortcut is the input itself. */
  record Residual(List<Step> body, List<Step> shortcut, Span span) implements Step {}

  /** Branches on one input, concatenated. */
  record Parallel(List<List<Step>> branches, Span span) implements Step {}

  /** A step that could not be understood, which has been reported. */
  record Unknown(Span span) implements Step {}
}
