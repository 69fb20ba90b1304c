package dev.ablate.lsp;

import dev.ablate.parse.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a place in a file stands inside of, read from the words before it. */
final class Frame {

  /** A pair of brackets by what it holds. */
  enum Kind {
    FILE,
    EXPERIMENT,
    SETTINGS,
    REPORT,
    LAYERS,
    PARAMETERS,
    CALL,
    VALUES
  }

  private final Kind kind;
  private final Optional<Frame> parent;
  private final String head;
  private final List<String> given = new ArrayList<>();
  private Optional<String> target = Optional.empty();
  private int commas;

  private Frame(Kind kind, Optional<Frame> parent, String head) {
    this.kind = kind;
    this.parent = parent;
    this.head = head;
  }

  /** The innermost brackets that are open behind these words. */
  static Frame at(List<Word> before) {
    Deque<Frame> open = new ArrayDeque<>(List.of(new Frame(Kind.FILE, Optional.empty(), "")));
    List<Word> words = before.stream().filter(word -> word.kind() != Word.Kind.COMMENT).toList();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.is("(") || word.is("[") || word.is("{")) {
        open.push(open.element().inner(words, i));
      } else if ((word.is(")") || word.is("]") || word.is("}")) && open.size() > 1) {
        open.pop();
      } else {
        open.element().read(words, i);
      }
    }
    return open.element();
  }

  private void read(List<Word> words, int index) {
    Word word = words.get(index);
    if (word.is(",")) {
      commas++;
      target = kind == Kind.CALL ? Optional.empty() : target;
    } else if ((word.is("=") || word.is("in")) && index > 0) {
      String path = path(words, index - 1);
      target = Optional.of(path);
      given.add(path);
    }
  }

  /** The names with dots between them that end at a word. */
  private static String path(List<Word> words, int last) {
    int first = last;
    while (first >= 2 && words.get(first - 1).is(".")) {
      first -= 2;
    }
    StringBuilder path = new StringBuilder();
    words.subList(first, last + 1).forEach(word -> path.append(word.text()));
    return path.toString();
  }

  private Frame inner(List<Word> words, int index) {
    String before = index > 0 ? words.get(index - 1).text() : "";
    String head = index > 1 ? words.get(index - 2).text() : "";
    boolean called = index > 0 && words.get(index - 1).kind() == Word.Kind.NAME;
    Kind inside =
        switch (words.get(index).text()) {
          case "(" -> called ? call(head) : Kind.VALUES;
          case "{" -> braces(before, head);
          default -> Kind.VALUES;
        };
    return new Frame(inside, Optional.of(this), before);
  }

  private static Kind call(String head) {
    return head.equals("model") || head.equals("block") ? Kind.PARAMETERS : Kind.CALL;
  }

  private Kind braces(String before, String head) {
    return switch (kind) {
      case FILE -> head.equals("experiment") ? Kind.EXPERIMENT : Kind.LAYERS;
      case LAYERS -> before.equals("in") ? Kind.VALUES : Kind.LAYERS;
      case EXPERIMENT -> group(head);
      default -> Kind.VALUES;
    };
  }

  private static Kind group(String head) {
    return switch (head) {
      case "baseline", "variant" -> Kind.SETTINGS;
      case "report" -> Kind.REPORT;
      default -> Kind.VALUES;
    };
  }

  Kind kind() {
    return kind;
  }

  /** The brackets around these. */
  Optional<Frame> parent() {
    return parent;
  }

  /** The word before the opening bracket: what is called. */
  String head() {
    return head;
  }

  /** What has been given a value here. */
  List<String> given() {
    return given;
  }

  /** What the value at hand is for: a parameter or setting. */
  Optional<String> target() {
    return target;
  }

  /** How many arguments stand before. */
  int commas() {
    return commas;
  }
}
