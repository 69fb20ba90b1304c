package dev.ablate.lsp;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ablate.Fixtures;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is asked wherever in whatever file, there is an answer. */
class UnfinishedFilesTest {
  private static final List<String> WORDS =
      List.of(
          "{", "}", "(", ")", "[", ".", "=", "in", ",", "\"", "#", "lr", "optimizer.", "\n", "é");

  private final Random random = new Random(20261122);

  @Test
  void everyQuestionHasAnAnswer() {
    List<String> texts =
        Stream.of("valid/syntax", "valid/check", "invalid/syntax", "invalid/check")
            .flatMap(folder -> Fixtures.in(folder).stream())
            .map(fixture -> fixture.source().text())
            .toList();
    for (int i = 0; i < 1500; i++) {
      String text = changed(texts.get(i % texts.size()));
      Document document = Document.of("file:///nowhere/a.exp", text);
      int offset = random.nextInt(text.length() + 1);
      assertThatCode(() -> ask(document, offset))
          .as(offset + " in " + text)
          .doesNotThrowAnyException();
    }
  }

  private String changed(String text) {
    StringBuilder changed = new StringBuilder(text);
    changed.delete(random.nextInt(text.length() + 1), text.length());
    for (int i = random.nextInt(3); i > 0; i--) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      changed.insert(random.nextInt(changed.length() + 1), word);
    }
    return changed.toString();
  }

  private static void ask(Document document, int offset) {
    Project project = new Project(List.of(document));
    Completions.at(document, offset, document.unit(), project.imported(document));
    Completions.at(document, offset, Optional.empty(), List.of());
    Hovers.at(document, offset, project);
    Hovers.wantsCount(document, offset);
    Definitions.of(document, offset, project);
    document.unit().map(Symbols::of).ifPresent(symbols -> symbols.at(offset));
    Document.range(new Span(document.file(), offset, 0));
  }
}
