package dev.ablate.data;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 over all that decides what a data set's rows are and how they are split. */
final class ContentHash {
  private final MessageDigest digest = DigestUtils.getSha256Digest();

  /**
   * A hash that has taken in the data set's arguments and its version. Arguments at their defaults
   * are left out, so that a data set can get more parameters and stay the same.
   *
   * @param leftOut parameters that only say where the content is
   */
  static ContentHash of(Instance data, Set<String> leftOut) {
    Component component = data.component();
    ContentHash hash = new ContentHash().add(component.name() + " " + component.version());
    data.withoutDefaults().arguments().entrySet().stream()
        .filter(argument -> !leftOut.contains(argument.getKey()))
        .forEach(argument -> hash.add(argument.getKey() + " = " + argument.getValue()));
    return hash;
  }

  /** Takes in a fact. */
  ContentHash add(String fact) {
    return add(fact.getBytes(StandardCharsets.UTF_8));
  }

  /** Takes in the content of a file, its length before it. */
  ContentHash add(byte[] content) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).flip());
    digest.update(content);
    return this;
  }

  /** The hash, 64 hex digits. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
