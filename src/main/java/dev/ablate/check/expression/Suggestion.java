package dev.ablate.check.expression;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that an unknown one probably means. */
public final class Suggestion {
  private Suggestion() {}

  /** {@code ; did you mean 'weight_decay'?}, or nothing where no known name is near. */
  public static String of(String name, Collection<String> known) {
    return nearest(name, known).map(n -> "; did you mean '" + n + "'?").orElse("");
  }

  private static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.max(1, name.length() / 3);
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  private static int distance(String a, String b) {
    return LevenshteinDistance.getDefaultInstance()
        .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
  }
}
