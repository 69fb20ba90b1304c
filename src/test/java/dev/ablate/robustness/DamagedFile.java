package dev.ablate.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/**
 * What was done to a file.
 *
 * @param file which one
 * @param damage in words
 */
record DamagedFile(Path file, String damage) {

  /** Cuts a file off, one time in four, or flips one of its bits. */
  static DamagedFile of(Path file, Random random) throws IOException {
    byte[] content = Files.readAllBytes(file);
    int at = random.nextInt(content.length);
    if (random.nextInt(4) == 0) {
      Files.write(file, Arrays.copyOf(content, at));
      return new DamagedFile(file, "cut off after " + at + " of " + content.length + " bytes");
    }
    int bit = random.nextInt(8);
    content[at] ^= (byte) (1 << bit);
    Files.write(file, content);
    return new DamagedFile(file, "bit " + bit + " of byte " + at + " flipped");
  }
}
