package dev.ablate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that somebody has been at: fixtures and experiments with words or bytes changed. */
public final class Mutants {
  private static final Pattern WORD =
      Pattern.compile("\\s+|\\w+(\\.\\d+)?|\"[^\"\n]*\"|\\.\\.|\\*\\*|//|[=<>!]=|.");

  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          ",",
          ";",
          "..",
          ".",
          "=",
          "==",
          "<",
          "-",
          "**",
          "//",
          "%",
          "in",
          "if",
          "else",
          "then",
          "not",
          "let",
          "model",
          "block",
          "step",
          "off",
          "without",
          "where",
          "variant \"v\" {}",
          "baseline \"b\" {}",
          "repeat 3 {",
          "for i in 1..3 {",
          "0",
          "-1",
          "5",
          "5.",
          ".5",
          "1e",
          "1e-9",
          "1h30m",
          "10seed",
          "\"",
          "'",
          "\\",
          "\\u12",
          "#",
          "\n",
          "\r",
          "\t",
          "True",
          "none",
          "auto",
          "é",
          "😀",
          "\0",
          "\u2028",
          "\uFEFF",
          "&",
          "99999999999999999999",
          "9223372036854775807",
          "1e308",
          "1e999",
          "nan",
          "optimizer.lr",
          "optimizer",
          "model.width",
          "seed in 1..3",
          "{1, 2}",
          "{}",
          "[1, 2]",
          "(1, 2)",
          "linspace(0, 1, 3)",
          "geomspace(1, 8, 3)",
          "uniform(0, 1)",
          "loguniform(1e-5, 1)",
          "normal(0, 1)",
          "randint(1, 5)",
          "quniform(0, 1, 0.1)",
          "search = Random(trials = 5, seed = 1)",
          "search = Sobol(trials = 5, seed = 1)",
          "search = Grid()",
          "without loss",
          "without model.p, augment",
          "where optimizer.lr < 1",
          "let (a, b) in {(1, 2), (3, 4)}",
          "batch_size = auto",
          "schedule = Warmup(epochs = 1) then CosineAnnealingLR()",
          "objective = maximize(val_accuracy)",
          "augment = [RandomHorizontalFlip()]",
          "report \"r\" { rows = [optimizer] }",
          "residual {",
          "parallel {",
          "import \"models.exp\"",
          "Linear",
          "ReLU",
          "Conv2d");

  private final Random random;
  private final List<Path> folders = new ArrayList<>();
  private final List<List<String>> texts = new ArrayList<>();

  /**
   * A file.
   *
   * @param folder that paths in it start from
   */
  public record Mutant(Path folder, byte[] bytes) {}

  /** Mutants of every file under these folders; a seed gives the same ones every time. */
  public Mutants(long seed, String... roots) {
    this.random = new Random(seed);
    for (String root : roots) {
      try (Stream<Path> files = Files.walk(Path.of(root))) {
        files.filter(file -> file.toString().endsWith(".exp")).sorted().forEach(this::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void add(Path file) {
    try {
      folders.add(file.toAbsolutePath().getParent());
      texts.add(words(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(MatchResult::group).toList();
  }

  /** Another one. */
  public Mutant next() {
    int file = random.nextInt(texts.size());
    List<String> words = new ArrayList<>(texts.get(file));
    boolean byWords = random.nextInt(3) > 0;
    for (int changes = byWords ? 1 + random.nextInt(4) : 0; changes > 0; changes--) {
      changeWord(words);
    }
    byte[] bytes = String.join("", words).getBytes(StandardCharsets.UTF_8);
    for (int changes = byWords ? 0 : 1 + random.nextInt(4); changes > 0; changes--) {
      bytes = withOtherByte(bytes);
    }
    return new Mutant(folders.get(file), bytes);
  }

  private void changeWord(List<String> words) {
    int at = random.nextInt(words.size() + 1);
    int end = Math.min(words.size(), at + 1 + random.nextInt(6));
    switch (random.nextInt(5)) {
      case 0 -> words.add(at, any(WORDS));
      case 1 -> words.add(at, any(any(texts)));
      case 2 -> words.addAll(at, List.copyOf(words.subList(at, end)));
      case 3 ->
          words.subList(at, end).replaceAll(word -> any(random.nextBoolean() ? WORDS : words));
      default -> words.subList(at, end).clear();
    }
    if (words.isEmpty()) {
      words.add(any(WORDS));
    }
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private byte[] withOtherByte(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    System.arraycopy(bytes, at, more, at + 1, bytes.length - at);
    more[at] = (byte) random.nextInt(256);
    return switch (random.nextInt(4)) {
      case 0 -> more;
      case 1 -> Arrays.copyOf(bytes, at);
      default -> {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
          changed[at] ^= (byte) (1 << random.nextInt(8));
        }
        yield changed;
      }
    };
  }
}
