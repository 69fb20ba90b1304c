package dev.ablate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A style sheet or a script that stands in the page.
 *
 * @param hash its SHA-256 as a content security policy names it: {@code sha256-...}
 */
public record Inlined(String text, String hash) {
  private static final String SEPARATOR = "\n";

  /** The resources of those names beside this class, one after the other. */
  static Inlined read(List<String> names) {
    List<byte[]> files = names.stream().map(Inlined::bytes).toList();
    String text =
        files.stream()
            .map(file -> new String(file, StandardCharsets.UTF_8))
            .reduce((before, next) -> before + SEPARATOR + next)
            .orElse("");
    return new Inlined(text, "sha256-" + Base64.getEncoder().encodeToString(sha256(files)));
  }

  /** Of the bytes as they were read: to make them of the text again takes megabytes. */
  private static byte[] sha256(List<byte[]> files) {
    MessageDigest hash = DigestUtils.getSha256Digest();
    for (int i = 0; i < files.size(); i++) {
      hash.update((i == 0 ? "" : SEPARATOR).getBytes(StandardCharsets.UTF_8));
      hash.update(files.get(i));
    }
    return hash.digest();
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Inlined.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name + " is part of the build").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
