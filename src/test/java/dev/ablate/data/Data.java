package dev.ablate.data;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** Calls of data sets: {@code Data.of("Shapes", "train", 100)}. */
final class Data {
  private Data() {}

  /** A call with these names and values, and defaults for the rest. */
  static Instance of(String name, Object... arguments) {
    Map<String, Value> given = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      given.put((String) arguments[i], value(arguments[i + 1]));
    }
    return Catalog.standard().find(Kind.DATA, name).orElseThrow().instance(given);
  }

  private static Value value(Object value) {
    if (value instanceof Integer whole) {
      return new Value.Int(whole);
    }
    if (value instanceof Double real) {
      return new Value.Real(real);
    }
    if (value instanceof List<?> list) {
      return new Value.ListOf(list.stream().map(Data::value).toList());
    }
    return value instanceof Value done ? done : new Value.Text((String) value);
  }

  /** How often each class stands in a split. */
  static int[] histogram(Split split, int classes) {
    int[] counts = new int[classes];
    Arrays.stream(((Targets.Classes) split.targets()).values()).forEach(label -> counts[label]++);
    return counts;
  }

  /** A sum over the numbers, which tells their bits apart. */
  static String sha256(Features features) {
    ByteBuffer bytes = ByteBuffer.allocate((int) features.count() * Float.BYTES);
    for (int i = 0; i < features.count(); i++) {
      bytes.putFloat((float) features.value(i));
    }
    return DigestUtils.sha256Hex(bytes.array());
  }
}
