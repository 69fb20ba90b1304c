package dev.ablate.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class Nearest {
  private static final int SHORTEST_BEGINNING = 4;

  private Nearest() {}

  /**
   * The known name with the fewest edits from {@code word}, if they are few enough for a slip: one
   * in a short word, about a third of the letters of the shorter one, but never all of them; else
   * the shortest that begins with the word. Case does not count; of equally near names the first is
   * taken.
   */
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(name -> Math.abs(word.length() - name.length()) <= mostEdits(word, name))
        .filter(name -> distance(word, name) <= mostEdits(word, name))
        .filter(name -> distance(word, name) < word.length())
        .min(Comparator.comparingInt(name -> distance(word, name)))
        .or(() -> begunBy(word, known));
  }

  private static int mostEdits(String word, String name) {
    return Math.max(1, (Math.min(word.length(), name.length()) + 1) / 3);
  }

  private static Optional<String> begunBy(String word, Collection<String> known) {
    return known.stream()
        .filter(name -> word.length() >= SHORTEST_BEGINNING)
        .filter(name -> name.regionMatches(true, 0, word, 0, word.length()))
        .min(Comparator.comparingInt(String::length));
  }

  /** {@code "; did you mean 'weight_decay'?"}, or nothing where no known name is near. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /**
   * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other,
   * upper and lower case being equal (optimal string alignment, after Damerau 1964).
   */
  static int distance(String from, String to) {
    String a = from.toLowerCase(Locale.ROOT);
    String b = to.toLowerCase(Locale.ROOT);
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int cheapest(int[][] edits, String a, String b, int i, int j) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
    best = Math.min(best, edits[i - 1][j - 1] + substitution);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
