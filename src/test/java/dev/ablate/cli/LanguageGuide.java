package dev.ablate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text that teaches the language by examples, its fenced {@code exp} blocks. The first is a whole
 * file, and so is one with a file's name behind {@code exp}; the others stand for the first with
 * their settings in place of its own. A fenced {@code text} block right behind has its messages.
 *
 * @param examples in the order of the text
 */
record LanguageGuide(List<Example> examples) {
  private static final Pattern FENCED =
      Pattern.compile("(?ms)^```exp *(\\S*)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?");
  private static final Pattern SETTING = Pattern.compile(" *(\\w+) +(?:=|in) ");
  private static final Predicate<String> DECLARATION =
      Pattern.compile("(?s)(import|block|model) [\"\\w].*").asMatchPredicate();
  private static final Pattern TRIALS = Pattern.compile("#.*?([0-9,]+ trials?)\\b");

  static LanguageGuide read(Path path) {
    try {
      List<MatchResult> blocks = FENCED.matcher(Files.readString(path)).results().toList();
      String first = blocks.get(0).group(2);
      return new LanguageGuide(blocks.stream().map(block -> example(block, first)).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Example example(MatchResult block, String first) {
    String name = block.group(1);
    String shown = block.group(2);
    boolean whole = !name.isEmpty() || shown.equals(first);
    return new Example(
        whole && !name.isEmpty() ? name : "example.exp",
        shown,
        whole ? shown : completed(first, shown),
        Optional.ofNullable(block.group(3)).orElse("").lines().toList());
  }

  /** The first file with the declarations of a part before it and its settings in it. */
  private static String completed(String first, String part) {
    List<String> paragraphs = List.of(part.split("\n\n"));
    String declarations = joined(paragraphs, DECLARATION);
    String settings = joined(paragraphs, DECLARATION.negate());
    Set<String> replaced =
        settings.lines().flatMap(s -> set(s).stream()).collect(Collectors.toSet());
    Predicate<String> stays = line -> set(line).filter(replaced::contains).isEmpty();
    String kept = first.lines().filter(stays).collect(Collectors.joining("\n"));
    int end = kept.lastIndexOf('}');
    return declarations + kept.substring(0, end) + settings + kept.substring(end) + "\n";
  }

  /** The setting that a line sets. */
  private static Optional<String> set(String line) {
    Matcher setting = SETTING.matcher(line);
    return setting.lookingAt() ? Optional.of(setting.group(1)) : Optional.empty();
  }

  private static String joined(List<String> paragraphs, Predicate<String> which) {
    return paragraphs.stream().filter(which).map(text -> text + "\n").collect(Collectors.joining());
  }

  /**
   * One example.
   *
   * @param name of the file it stands in
   * @param shown as the text shows it
   * @param file the whole file
   * @param messages the errors and warnings that the text shows beside it
   */
  record Example(String name, String shown, String file, List<String> messages) {

    /** How many trials its comment counts: "12 trials". */
    Optional<String> trials() {
      return TRIALS.matcher(shown).results().map(count -> count.group(1)).findFirst();
    }

    /** Whether it has errors. */
    boolean isRefused() {
      return messages.stream().anyMatch(message -> message.startsWith("error: "));
    }

    /** Whether it is a file without an experiment. */
    boolean isLibrary() {
      return !file.contains("experiment ");
    }

    @Override
    public String toString() {
      return shown.lines().findFirst().orElse("");
    }
  }
}
