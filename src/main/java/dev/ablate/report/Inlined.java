package dev.ablate.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A style sheet or a script that stands in the page.
 *
 * @param hash its SHA-256 as a content security policy names it: {@code sha256-...}
 */
public record Inlined(String text, String hash) {

  /** The resources of those names beside this class, one after the other. */
  static Inlined read(List<String> names) {
    String text = names.stream().map(Inlined::text).collect(Collectors.joining("\n"));
    String hash = Base64.getEncoder().encodeToString(DigestUtils.sha256(text));
    return new Inlined(text, "sha256-" + hash);
  }

  private static String text(String name) {
    try (InputStream in = Inlined.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name + " is part of the build").readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
