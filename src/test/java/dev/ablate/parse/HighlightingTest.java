package dev.ablate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.parse.Highlighting.Kind;
import dev.ablate.parse.Highlighting.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HighlightingTest {

  @Test
  void tellsKeywordsCallsNumbersTextAndComments() {
    assertThat(kinds("variant \"a\" { model = cnn(width in {1, 2e-3}) }  # why"))
        .isEqualTo(
            "KEYWORD:variant|STRING:\"a\"|CALL:cnn|KEYWORD:in|NUMBER:1|NUMBER:2e-3|COMMENT:# why");
  }

  @Test
  void keywordsAreNamesWhereTheyNameASetting() {
    assertThat(kinds("model cnn() {} step = 2 model.width = none"))
        .isEqualTo("KEYWORD:model|CALL:cnn|NUMBER:2|KEYWORD:none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\"open", "🙂 in 🙂", "<b> & 'x' \\ \u0000 1.2.3", "# 🙂\n\n1"})
  void thePartsAreTheText(String text) {
    assertThat(joined(text)).isEqualTo(text);
  }

  @Test
  void thePartsOfEveryExperimentAreItsText() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("experiments"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".exp")).toList()) {
        String text = Files.readString(file);
        assertThat(joined(text)).isEqualTo(text);
      }
    }
  }

  private static String joined(String text) {
    return Highlighting.of(text).stream().map(Part::text).collect(Collectors.joining());
  }

  private static String kinds(String text) {
    List<Part> parts = Highlighting.of(text);
    return parts.stream()
        .filter(part -> part.kind() != Kind.PLAIN)
        .map(part -> part.kind() + ":" + part.text())
        .collect(Collectors.joining("|"));
  }
}
