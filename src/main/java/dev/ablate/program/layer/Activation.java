package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;

/**
 * What flows between layers, for T trials and B examples.
 *
 * <p>An image is {@code [B, R * C, H, W]} in channels-last memory, everything else {@code [R, B,
 * ...]}. R is T where the trials differ, and may be 1 where they still see the same numbers.
 *
 * @param name of the variable
 * @param image which of the two forms it has
 * @param byTrial whether R is T for certain
 * @param shape of one example of one trial
 */
public record Activation(String name, boolean image, boolean byTrial, Shape shape) {

  /** Another variable of the same form. */
  Activation named(String other) {
    return new Activation(other, image, byTrial, shape);
  }

  /** Another variable of the same form with examples of another shape. */
  Activation named(String other, Shape otherShape) {
    return new Activation(other, image, byTrial, otherShape);
  }

  /** Channels of an image, or the first dimension of anything else. */
  int channels() {
    return shape.size(0);
  }
}
