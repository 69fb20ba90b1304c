package dev.ablate.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * The pixels of a decoded image as red, green and blue bytes. Grey is all three, transparency is
 * dropped, 16 bits are rounded to 8; colour profiles are not applied, as in Pillow.
 */
final class Pixels {
  private final BufferedImage image;
  private final boolean plain;
  private final int colours;
  private final int largest;

  private Pixels(BufferedImage image, boolean plain, int colours, int largest) {
    this.image = image;
    this.plain = plain;
    this.colours = colours;
    this.largest = largest;
  }

  /**
   * The pixels of an image.
   *
   * @throws IOException where its colours are neither grey nor red, green and blue
   */
  static Pixels of(BufferedImage image) throws IOException {
    // getRGB would take grey as linear light and apply profiles, and so change the numbers.
    boolean plain = image.getColorModel() instanceof ComponentColorModel;
    int space = image.getColorModel().getColorSpace().getType();
    int type = image.getRaster().getTransferType();
    boolean whole = type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT;
    if (plain && (!whole || (space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB))) {
      throw new IOException("its colours are neither grey nor RGB; save it as RGB");
    }
    int bits = image.getColorModel().getComponentSize(0);
    return new Pixels(image, plain, space == ColorSpace.TYPE_GRAY ? 1 : 3, (1 << bits) - 1);
  }

  int width() {
    return image.getWidth();
  }

  int height() {
    return image.getHeight();
  }

  /** Reads a line of pixels, three bytes each. */
  void read(int row, byte[] target) {
    if (plain) {
      readSamples(row, target);
      return;
    }
    int[] colours = image.getRGB(0, row, width(), 1, null, 0, width());
    for (int i = 0; i < width(); i++) {
      target[3 * i] = (byte) (colours[i] >> 16);
      target[3 * i + 1] = (byte) (colours[i] >> 8);
      target[3 * i + 2] = (byte) colours[i];
    }
  }

  private void readSamples(int row, byte[] target) {
    Raster raster = image.getRaster();
    int[] samples = raster.getPixels(0, row, width(), 1, (int[]) null);
    int bands = raster.getNumBands();
    for (int i = 0; i < target.length; i++) {
      int sample = samples[i / 3 * bands + (colours == 1 ? 0 : i % 3)];
      target[i] = (byte) ((2L * 255 * sample + largest) / (2L * largest));
    }
  }
}
