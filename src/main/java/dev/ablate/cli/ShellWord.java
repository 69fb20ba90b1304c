package dev.ablate.cli;

import java.util.regex.Pattern;

/** A word as it is written in a command line that a shell reads. */
final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[\\w./:,@%+-]+");

  private ShellWord() {}

  /** The word, in quotes where it needs them. */
  static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
