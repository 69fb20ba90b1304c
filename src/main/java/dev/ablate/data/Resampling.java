package dev.ablate.data;

/**
 * How the pixels of a line become more or fewer: bilinear, and averaged over all that a new pixel
 * covers where there become fewer (antialiased). The arithmetic is that of Pillow's {@code
 * Image.resize} with {@code BILINEAR}, on which torchvision's {@code Resize} is built, to the last
 * bit.
 *
 * @param first for each new pixel the first old one that counts
 * @param weights for each new pixel those of the old ones, {@link #ONE} together
 */
record Resampling(int[] first, int[][] weights) {
  private static final int BITS = 22;

  /** The weight of a pixel that counts alone. */
  private static final int ONE = 1 << BITS;

  /**
   * The resampling of a line.
   *
   * @param in pixels of the old line
   * @param out pixels of the new line
   * @param from the first of them that is wanted
   * @param count how many are wanted
   */
  static Resampling of(int in, int out, int from, int count) {
    int[] first = new int[count];
    int[][] weights = new int[count][];
    double scale = (double) in / out;
    double support = Math.max(scale, 1);
    for (int i = 0; i < count; i++) {
      double centre = (from + i + 0.5) * scale;
      first[i] = (int) Math.max(centre - support + 0.5, 0);
      int end = (int) Math.min(centre + support + 0.5, in);
      weights[i] = weights(first[i], end - first[i], centre, support);
    }
    return new Resampling(first, weights);
  }

  /** A triangle's heights, in proportion. */
  private static int[] weights(int first, int count, double centre, double support) {
    double[] heights = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      heights[i] = Math.max(0, 1 - Math.abs((i + first - centre + 0.5) * (1 / support)));
      sum += heights[i];
    }
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (int) (0.5 + heights[i] / sum * ONE);
    }
    return weights;
  }

  /** How many new pixels there are. */
  int count() {
    return first.length;
  }

  /** The first old pixel that is needed. */
  int start() {
    return first[0];
  }

  /** Behind the last old pixel that is needed. */
  int end() {
    return first[count() - 1] + weights[count() - 1].length;
  }

  /**
   * The value of a new pixel.
   *
   * @param line bytes of old pixels
   * @param offset of old pixel 0
   * @param step from an old pixel to the next
   */
  byte value(int pixel, byte[] line, int offset, int step) {
    int sum = ONE / 2;
    int at = offset + first[pixel] * step;
    for (int weight : weights[pixel]) {
      sum += weight * (line[at] & 0xff);
      at += step;
    }
    return (byte) Math.max(0, Math.min(255, sum >> BITS));
  }
}
