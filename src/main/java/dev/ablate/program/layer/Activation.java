package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;

/**
 * What flows between layers, for T trials and B examples.
 *
 * <p>R is T where the trials differ, and may be 1 where they still see the same numbers.
 *
 * @param name of the variable
 * @param form how the numbers lie
 * @param byTrial whether R is T for certain
 * @param shape of one example of one trial
 * @param spent whether nothing needs its numbers but the next layer, so that they may be
 *     overwritten
 */
public record Activation(String name, Form form, boolean byTrial, Shape shape, boolean spent) {

  /** One whose numbers are needed. */
  public Activation(String name, Form form, boolean byTrial, Shape shape) {
    this(name, form, byTrial, shape, false);
  }

  /** How the numbers of an activation lie. */
  public enum Form {
    /** {@code [R, B, ...]}. */
    ROWS,

    /** {@code [R, features, B]}: what a product gives fastest, and a loss of classes takes. */
    COLUMNS,

    /** {@code [B, R * C, H, W]} in channels-last memory. */
    IMAGE
  }

  /** Whether it has the form of an image. */
  boolean image() {
    return form == Form.IMAGE;
  }

  /** Another variable of the same form. */
  Activation named(String other) {
    return new Activation(other, form, byTrial, shape);
  }

  /** Another variable of the same form with examples of another shape. */
  Activation named(String other, Shape otherShape) {
    return new Activation(other, form, byTrial, otherShape);
  }

  /** The same where only the next layer needs its numbers: neither others do nor gradients. */
  Activation asSpent() {
    return new Activation(name, form, byTrial, shape, true);
  }

  /** The same where others need its numbers as well. */
  Activation shared() {
    return named(name);
  }

  /** Channels of an image, or the first dimension of anything else. */
  int channels() {
    return shape.size(0);
  }
}
