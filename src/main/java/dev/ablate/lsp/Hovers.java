package dev.ablate.lsp;

import dev.ablate.catalog.Metrics;
import dev.ablate.parse.Word;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/** What is said about a word. */
final class Hovers {
  private final Document document;
  private final Project project;
  private final int index;
  private final Word word;

  private Hovers(Document document, Project project, int index) {
    this.document = document;
    this.project = project;
    this.index = index;
    this.word = document.words().get(index);
  }

  /** The catalog's text on the word at a place, or the declaration that it means. */
  static Optional<String> at(Document document, int offset, Project project) {
    return document
        .wordAt(offset)
        .filter(word -> word.kind() == Word.Kind.NAME || word.kind() == Word.Kind.KEYWORD)
        .flatMap(word -> new Hovers(document, project, document.words().indexOf(word)).text());
  }

  /** Whether a place is for the number of trials: what varies, and the experiment's head. */
  static boolean wantsCount(Document document, int offset) {
    Optional<Word> word = document.wordAt(offset);
    if (word.isEmpty()) {
      return false;
    }
    int index = document.words().indexOf(word.get());
    return word.get().is("experiment")
        || word.get().is("in")
        || word.get().text().equals("seed")
        || (index > 0 && document.words().get(index - 1).is("experiment"));
  }

  private Optional<String> text() {
    return assigned()
        .or(() -> Vocabulary.component(word.text()).map(CatalogText::of))
        .or(this::declaration)
        .or(() -> Vocabulary.setting(word.text()).map(CatalogText::of))
        .or(() -> Metrics.find(metric(word.text())).map(CatalogText::of));
  }

  /** The parameter or setting that is given a value here. */
  private Optional<String> assigned() {
    List<Word> words = document.words();
    boolean isTarget =
        index + 1 < words.size() && (words.get(index + 1).is("=") || words.get(index + 1).is("in"));
    return isTarget
        ? Vocabulary.expected(Frame.at(words.subList(0, index + 2))).map(CatalogText::of)
        : Optional.empty();
  }

  /** The declaration that it means, as it is written up to the end of its line. */
  private Optional<String> declaration() {
    return Meaning.at(document, word.span().offset(), project).map(this::text);
  }

  private String text(Meaning meaning) {
    Span span = meaning.place();
    String from = meaning.file().equals(document) ? "" : "\nfrom " + span.file().name();
    return "```exp\n" + span.file().lineText(span.offset()).strip() + "\n```" + from;
  }

  /** {@code val_accuracy} is accuracy, of the validation rows. */
  private static String metric(String name) {
    return name.replaceFirst("^(train|val|test)_", "");
  }
}
