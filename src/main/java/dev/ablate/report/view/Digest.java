package dev.ablate.report.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes as people read them. */
final class Digest {
  private static final int BRIEF = 12;

  private Digest() {}

  /** SHA-256 of a text in UTF-8, in hex. */
  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The first digits, enough to tell files apart. */
  static String brief(String hash) {
    return hash.substring(0, Math.min(BRIEF, hash.length()));
  }
}
