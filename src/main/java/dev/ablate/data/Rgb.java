package dev.ablate.data;

/** A colour; each part from 0 to 1. */
record Rgb(double red, double green, double blue) {

  /**
   * The colour of a hue.
   *
   * @param hue in turns: 0 is red, 1/3 green, 2/3 blue, 1 red again
   * @param saturation 0 is grey, 1 the pure hue
   * @param value how bright, from 0 to 1
   */
  static Rgb ofHue(double hue, double saturation, double value) {
    return new Rgb(
        part(hue + 1, saturation, value),
        part(hue + 2.0 / 3, saturation, value),
        part(hue + 1.0 / 3, saturation, value));
  }

  private static double part(double turns, double saturation, double value) {
    double distance = Math.abs(turns - Math.floor(turns) - 0.5);
    double pure = Math.max(0, Math.min(1, 6 * distance - 1));
    return value * (1 - saturation * (1 - pure));
  }

  /** The colour {@code weight} of the way to another. */
  Rgb towards(Rgb other, double weight) {
    return new Rgb(
        red + (other.red - red) * weight,
        green + (other.green - green) * weight,
        blue + (other.blue - blue) * weight);
  }
}
