package dev.ablate.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes image files with the decoders of the JDK: png, jpeg, gif (the first frame), bmp, tiff.
 */
final class ImageDecoder {
  /** Decoded, such an image takes 400 MB; a few bytes of png can claim far more. */
  private static final long MOST_PIXELS = 100_000_000;

  private static final String TRUNCATED = "it ends too early";

  private ImageDecoder() {}

  /**
   * Decodes the content of a file.
   *
   * @throws IOException where it is no whole image or one that is too large
   */
  static Pixels decode(byte[] content) throws IOException {
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new IOException("it is not a png, jpeg, gif, bmp or tiff image");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, true, true);
        return Pixels.of(read(reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    try {
      checkSize(reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      if (warnings.stream().anyMatch(ImageDecoder::meansTruncated)) {
        throw new IOException(TRUNCATED);
      }
      return image;
    } catch (EOFException e) {
      throw new IOException(TRUNCATED, e);
    } catch (IIOException e) {
      throw new IOException("it cannot be decoded (" + e.getMessage() + ")", e);
    } catch (RuntimeException e) {
      // The decoders meet damage with whatever exception it leads them into.
      throw new IOException("it is damaged", e);
    }
  }

  private static void checkSize(int width, int height) throws IOException {
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          "it has %d x %d pixels, and at most %d are decoded; make it smaller"
              .formatted(width, height, MOST_PIXELS));
    }
  }

  /** The jpeg decoder fills what is missing with grey and says so in a warning alone. */
  private static boolean meansTruncated(String warning) {
    return warning.toLowerCase(Locale.ROOT).contains("premature end");
  }
}
