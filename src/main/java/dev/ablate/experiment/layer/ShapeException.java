package dev.ablate.experiment.layer;

/** A layer that does not fit its input; the message follows the layer's name. */
public final class ShapeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShapeException(String message) {
    super(message);
  }
}
