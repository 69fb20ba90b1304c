package dev.ablate.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The names that are being worked out, each because the one before needs it. */
final class EvaluationStack {
  private static final int DEEPEST = 200;

  private final Deque<String> names = new ArrayDeque<>();

  /** Works something out under a name. */
  <T> T within(String name, Supplier<T> work) {
    names.push(name);
    try {
      return work.get();
    } finally {
      names.pop();
    }
  }

  /** Whether names refer to names too deeply to go on. */
  boolean isTooDeep() {
    return names.size() > DEEPEST;
  }

  /** The cycle, where a name is being worked out already: {@code a -> b -> a}. */
  Optional<String> cycle(String name) {
    if (!names.contains(name)) {
      return Optional.empty();
    }
    List<String> way = new ArrayList<>(List.of(name));
    for (String other : names) {
      way.add(0, other);
      if (other.equals(name)) {
        break;
      }
    }
    return Optional.of(String.join(" -> ", way));
  }
}
