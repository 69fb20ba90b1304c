package dev.ablate.data;

/**
 * Makes images square as torchvision's {@code Resize(size)} and {@code CenterCrop(size)} do: the
 * shorter side becomes {@code size}, antialiased, and the middle of the longer one is kept.
 */
record SquareCrop(int size) {

  /** The middle of an image as {@code [3, size, size]}. */
  byte[] of(Pixels image) {
    int shorter = Math.min(image.width(), image.height());
    Resampling across = side(image.width(), shorter);
    Resampling down = side(image.height(), shorter);
    byte[][] narrow = narrow(image, across, down);
    byte[] result = new byte[3 * size * size];
    for (int channel = 0; channel < 3; channel++) {
      for (int i = 0; i < size * size; i++) {
        result[channel * size * size + i] =
            down.value(i / size, narrow[channel], i % size - down.start() * size, size);
      }
    }
    return result;
  }

  private Resampling side(int in, int shorter) {
    int out = (int) ((long) size * in / shorter);
    return Resampling.of(in, out, (int) Math.rint((out - size) / 2.0), size);
  }

  /** The lines that are needed, each {@code size} wide, by channel. */
  private byte[][] narrow(Pixels image, Resampling across, Resampling down) {
    byte[][] narrow = new byte[3][(down.end() - down.start()) * size];
    byte[] line = new byte[3 * image.width()];
    for (int row = down.start(); row < down.end(); row++) {
      image.read(row, line);
      int start = (row - down.start()) * size;
      for (int channel = 0; channel < 3; channel++) {
        for (int i = 0; i < size; i++) {
          narrow[channel][start + i] = across.value(i, line, channel, 3);
        }
      }
    }
    return narrow;
  }
}
