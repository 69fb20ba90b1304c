package dev.ablate.data;

import dev.ablate.catalog.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * A small picture of an example. Larger images are made smaller by a whole number, each pixel the
 * mean of a square.
 */
public final class Picture {
  /** Height and width that a picture has at most. */
  private static final int LARGEST = 64;

  private final double[] levels;
  private final int channels;
  private final int height;
  private final int width;
  private final int step;

  private Picture(double[] levels, Shape input) {
    this.levels = levels;
    this.channels = input.size(0);
    this.height = input.size(1);
    this.width = input.size(2);
    this.step = (Math.max(height, width) + LARGEST - 1) / LARGEST;
  }

  /** Whether examples of a shape are grey images {@code [1, H, W]} or RGB {@code [3, H, W]}. */
  public static boolean isImage(Shape input) {
    return input.rank() == 3 && (input.size(0) == 1 || input.size(0) == 3);
  }

  /**
   * The picture of an example; numbers that are no bytes go from black to white.
   *
   * @param input the shape of an image
   */
  public static Picture of(Features features, Shape input, int row) {
    double[] levels = new double[(int) input.count()];
    long first = (long) row * levels.length;
    Arrays.setAll(levels, i -> features.value(first + i));
    return new Picture(features.areBytes() ? levels : spread(levels), input);
  }

  private static double[] spread(double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double range = Arrays.stream(values).max().orElse(1) - low;
    return Arrays.stream(values).map(value -> range == 0 ? 0 : (value - low) / range).toArray();
  }

  /** The picture as PNG. */
  public byte[] png() {
    BufferedImage image =
        new BufferedImage(
            (width + step - 1) / step,
            (height + step - 1) / step,
            channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          int level = (int) Math.round(255 * mean(channel, y * step, x * step));
          image.getRaster().setSample(x, y, channel, level);
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private double mean(int channel, int top, int left) {
    int bottom = Math.min(height, top + step);
    int right = Math.min(width, left + step);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += levels[(channel * height + y) * width + x];
      }
    }
    return sum / ((bottom - top) * (right - left));
  }
}
