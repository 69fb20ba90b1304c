package dev.ablate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style of a report.
 *
 * @param text CSS
 * @param hash its SHA-256 as a content security policy names it: {@code sha256-...}
 */
public record StyleSheet(String text, String hash) {

  static StyleSheet read() {
    try (InputStream in = StyleSheet.class.getResourceAsStream("report.css")) {
      byte[] bytes = Objects.requireNonNull(in, "report.css is part of the build").readAllBytes();
      String hash =
          Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new StyleSheet(new String(bytes, StandardCharsets.UTF_8), "sha256-" + hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
