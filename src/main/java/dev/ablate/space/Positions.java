package dev.ablate.space;

/** Where the draws of a search fall in the axes of a space. */
public interface Positions {

  /**
   * Makes room for the axes of a space, in the order in which they stand there. Axes of one name
   * share a place, as no trial has two of them.
   */
  void include(Space space);

  /**
   * The place of a draw in an axis that is included: a function of the axis's name and the draw.
   *
   * @param draw from 0
   * @return above 0 and below 1
   */
  double position(Axis axis, int draw);

  /** The middle of one of 2^52 equal parts of the way from 0 to 1. */
  static double middle(long part) {
    return (part + 0.5) * 0x1p-52;
  }
}
