package dev.ablate.program.augment;

import java.util.List;

/** The operations of RandAugment, and what the program is told of each. */
enum Operation {
  IDENTITY(Way.NONE),
  SHEAR_X(Way.WARP),
  SHEAR_Y(Way.WARP),
  TRANSLATE_X(Way.WARP),
  TRANSLATE_Y(Way.WARP),
  ROTATE(Way.WARP),
  BRIGHTNESS(Way.BLEND),
  COLOR(Way.BLEND),
  CONTRAST(Way.BLEND),
  SHARPNESS(Way.BLEND),
  POSTERIZE(Way.POSTERIZE),
  SOLARIZE(Way.SOLARIZE),
  AUTO_CONTRAST(Way.AUTO_CONTRAST),
  EQUALIZE(Way.EQUALIZE);

  /** What the program does. */
  enum Way {
    NONE(0),
    WARP(1),
    BLEND(2),
    POSTERIZE(3),
    SOLARIZE(4),
    AUTO_CONTRAST(5),
    EQUALIZE(6);

    private final int code;

    Way(int code) {
      this.code = code;
    }

    /** How the program is told. */
    int code() {
      return code;
    }
  }

  /** The way. */
  static final int WAY = 0;

  /**
   * How much: the factor of a blend, the bytes that posterizing makes one, the least byte that is
   * solarized.
   */
  static final int AMOUNT = 1;

  /** Shares of mean gray, gray and the smoothed image in what is blended with; else black. */
  static final int MEAN = 2;

  static final int GRAY = 3;
  static final int SMOOTH = 4;

  /** The map of a warp. */
  static final int MAP = 5;

  static final int COLUMNS = MAP + Warp.COLUMNS;

  private static final List<Double> MIDDLE = List.of(0.0, 0.0);

  private final Way way;

  Operation(Way way) {
    this.way = way;
  }

  /**
   * What an image is told.
   *
   * @param share of the most, from 0 to 1
   * @param sign 1 or -1
   */
  @SuppressWarnings("UnsafeFinalization") // Nothing here is native or finalized.
  float[] columns(double share, double sign, Warp warp) {
    float[] columns = new float[COLUMNS];
    columns[WAY] = way.code();
    columns[AMOUNT] = (float) amount(share, sign);
    columns[MEAN] = this == CONTRAST ? 1 : 0;
    columns[GRAY] = this == COLOR ? 1 : 0;
    columns[SMOOTH] = this == SHARPNESS ? 1 : 0;
    float[] map = warp.columns(map(share * sign, warp));
    System.arraycopy(map, 0, columns, MAP, map.length);
    return columns;
  }

  private double amount(double share, double sign) {
    return switch (way) {
      case BLEND -> 1 + sign * 0.9 * share;
      case POSTERIZE -> Math.pow(2, Math.rint(4 * share));
      case SOLARIZE -> 255 * (1 - share);
      default -> 0;
    };
  }

  private double[] map(double share, Warp warp) {
    double most = 150.0 / 331.0 * share;
    return switch (this) {
      case SHEAR_X -> sheared(warp, List.of(angle(share), 0.0));
      case SHEAR_Y -> sheared(warp, List.of(0.0, angle(share)));
      case TRANSLATE_X -> moved((int) (most * warp.image().size(2)), 0);
      case TRANSLATE_Y -> moved(0, (int) (most * warp.image().size(1)));
      case ROTATE -> Warp.inverse(MIDDLE, -30 * share, MIDDLE, 1, MIDDLE);
      default -> moved(0, 0);
    };
  }

  private static double angle(double share) {
    return Math.toDegrees(Math.atan(0.3 * share));
  }

  /** The upper left corner stays in place. */
  private static double[] sheared(Warp warp, List<Double> shear) {
    List<Double> corner = List.of(-0.5 * warp.image().size(2), -0.5 * warp.image().size(1));
    return Warp.inverse(corner, 0, MIDDLE, 1, shear);
  }

  private static double[] moved(double right, double down) {
    return Warp.inverse(MIDDLE, 0, List.of(right, down), 1, MIDDLE);
  }
}
