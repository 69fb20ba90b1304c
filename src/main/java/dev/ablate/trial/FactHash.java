package dev.ablate.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 over facts in order. Where they begin like those of the trial before, hashing goes on
 * from the last fact in common: the long text of a network is hashed once for all of its trials.
 */
final class FactHash {
  private final List<Hashed> before = new ArrayList<>();

  /**
   * A fact that was hashed.
   *
   * @param state of the hash behind it
   */
  private record Hashed(String name, String fact, MessageDigest state) {
    boolean is(Map.Entry<String, String> entry) {
      return name.equals(entry.getKey()) && fact.equals(entry.getValue());
    }
  }

  /** The hash as 64 hex digits. */
  String of(SortedMap<String, String> facts) {
    MessageDigest state = DigestUtils.getSha256Digest();
    int position = 0;
    for (Map.Entry<String, String> entry : facts.entrySet()) {
      if (position == before.size() || !before.get(position).is(entry)) {
        before.subList(position, before.size()).clear();
        before.add(hashed(state, entry.getKey(), entry.getValue()));
      }
      state = before.get(position++).state();
    }
    return Hex.encodeHexString(copy(state).digest());
  }

  /** Lengths stand before texts, so that no text can look like two facts. */
  private static Hashed hashed(MessageDigest state, String name, String fact) {
    String text = name.length() + " " + name + fact.length() + " " + fact;
    MessageDigest next = copy(state);
    next.update(text.getBytes(StandardCharsets.UTF_8));
    return new Hashed(name, fact, next);
  }

  private static MessageDigest copy(MessageDigest state) {
    try {
      return (MessageDigest) state.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }
}
