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
 * A style sheet or a script that stands in the page.
 *
 * @param hash its SHA-256 as a content security policy names it: {@code sha256-...}
 */
public record Inlined(String text, String hash) {

  /** The resource of that name beside this class. */
  static Inlined read(String name) {
    try (InputStream in = Inlined.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name + " is part of the build").readAllBytes();
      String hash =
          Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new Inlined(new String(bytes, StandardCharsets.UTF_8), "sha256-" + hash);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
