package dev.ablate.data;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What identifies the content of a published file.
 *
 * @param algorithm as Java names it: {@code MD5}, {@code SHA-1}
 * @param hex hex digits in lower case
 */
record Checksum(String algorithm, String hex) {

  static Checksum md5(String hex) {
    return new Checksum("MD5", hex);
  }

  static Checksum sha1(String hex) {
    return new Checksum("SHA-1", hex);
  }

  /** The checksum that a file has by this one's algorithm. */
  Checksum of(Path file) throws IOException {
    return new Checksum(algorithm, new DigestUtils(algorithm).digestAsHex(file));
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
