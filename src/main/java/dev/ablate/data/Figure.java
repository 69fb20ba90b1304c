package dev.ablate.data;

/** The figures of {@code Shapes}; each lies in the unit disc around the origin. */
enum Figure {
  DISC((x, y) -> x * x + y * y < 0.64),
  SQUARE((x, y) -> larger(x, y) < 0.7),
  TRIANGLE((x, y) -> Lines.TRIANGLE.beyond(x, y) == 0),
  STAR((x, y) -> Lines.PENTAGRAM.beyond(x, y) <= 1),
  CROSS((x, y) -> Math.min(Math.abs(x), Math.abs(y)) < 0.25 && larger(x, y) < 0.9),
  RING((x, y) -> x * x + y * y < 0.9 && x * x + y * y > 0.3),
  BAR((x, y) -> Math.abs(x) < 0.95 && Math.abs(y) < 0.25),
  FRAME((x, y) -> larger(x, y) < 0.7 && larger(x, y) > 0.4),
  CRESCENT((x, y) -> x * x + y * y < 0.9 && (x - 0.5) * (x - 0.5) + y * y > 0.55),
  HOURGLASS((x, y) -> Math.abs(y) < 0.8 && Math.abs(x) < 0.7 * Math.abs(y));

  @SuppressWarnings("ImmutableEnumChecker") // Regions are formulas without state.
  private final Region region;

  Figure(Region region) {
    this.region = region;
  }

  /** Whether the point is in the figure. */
  boolean contains(double x, double y) {
    return region.contains(x, y);
  }

  private static double larger(double x, double y) {
    return Math.max(Math.abs(x), Math.abs(y));
  }

  /** A part of the plane. */
  private interface Region {
    boolean contains(double x, double y);
  }

  /**
   * Lines around the origin, all equally far from it. A point beyond none of them is in a regular
   * polygon, beyond one at most in a star.
   */
  private record Lines(double[] cosines, double[] sines, double distance) {
    static final Lines TRIANGLE = around(3, 0.5);
    static final Lines PENTAGRAM = around(5, StrictMath.cos(StrictMath.toRadians(72)));

    private static Lines around(int count, double distance) {
      double[] cosines = new double[count];
      double[] sines = new double[count];
      for (int line = 0; line < count; line++) {
        cosines[line] = StrictMath.cos(2 * Math.PI * line / count);
        sines[line] = StrictMath.sin(2 * Math.PI * line / count);
      }
      return new Lines(cosines, sines, distance);
    }

    private int beyond(double x, double y) {
      int beyond = 0;
      for (int line = 0; line < cosines.length; line++) {
        if (x * cosines[line] + y * sines[line] > distance) {
          beyond++;
        }
      }
      return beyond;
    }
  }
}
