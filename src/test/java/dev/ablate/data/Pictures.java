package dev.ablate.data;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Image files, drawn by tests. */
final class Pictures {
  private Pictures() {}

  /** A picture in which every pixel is different, as in {@code more/resize.py}. */
  static BufferedImage patterned(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (x * 7 + y * 13) % 256;
        int green = (x * x + 3 * y) % 256;
        int blue = (x * 31 ^ y * 17) % 256;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  /** A picture of one colour. */
  static BufferedImage plain(int size, int rgb) {
    BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < size * size; i++) {
      image.setRGB(i % size, i / size, rgb);
    }
    return image;
  }

  /**
   * A square of pixels that are all the same.
   *
   * @param type of the samples: {@link DataBuffer#TYPE_BYTE}, {@link DataBuffer#TYPE_USHORT}
   * @param samples grey, grey and alpha, RGB, or RGB and alpha
   */
  static BufferedImage samples(int size, int type, int... samples) {
    ColorSpace space =
        ColorSpace.getInstance(samples.length < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    boolean alpha = samples.length % 2 == 0;
    int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ComponentColorModel model = new ComponentColorModel(space, alpha, false, transparency, type);
    BufferedImage image =
        new BufferedImage(model, model.createCompatibleWritableRaster(size, size), false, null);
    for (int i = 0; i < size * size; i++) {
      image.getRaster().setPixel(i % size, i / size, samples);
    }
    return image;
  }

  /** The bytes of an image file. */
  static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new AssertionError("no writer for " + format);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  /** Writes a png, with its folders. */
  static Path write(Path file, BufferedImage image) throws IOException {
    return write(file, encoded(image, "png"));
  }

  /** Writes a file, with its folders. */
  static Path write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    return Files.write(file, content);
  }
}
