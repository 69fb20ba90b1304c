package dev.ablate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private Path folder;
  private Path file;

  @BeforeEach
  void writeThreeEntries(@TempDir Path temporary) {
    folder = temporary;
    file = folder.resolve("a/b.jsonl");
    append("1", "{\"two\": \"2\u20ac\"}", "3");
  }

  private void append(String... entries) {
    try (Journal journal = Journal.open(file)) {
      journal.append(List.of(entries));
    }
  }

  private List<String> entries() {
    return JournalContent.read(file).entries();
  }

  @Test
  void keepsEntriesInTheirOrder() {
    append("4");
    assertThat(entries()).containsExactly("1", "{\"two\": \"2\u20ac\"}", "3", "4");
    assertThat(JournalContent.read(file).damage()).isEmpty();
  }

  @Test
  void readsAMissingFileAsAnEmptyOne() {
    assertThat(JournalContent.read(folder.resolve("none")).entries()).isEmpty();
  }

  @Test
  void cutsOffATornTail() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
    assertThat(entries()).containsExactly("1", "{\"two\": \"2\u20ac\"}");
    append("again 3");
    assertThat(entries()).containsExactly("1", "{\"two\": \"2\u20ac\"}", "again 3");
  }

  @Test
  void noticesEveryFlippedBit() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int secondLine = Files.readString(file).indexOf('\n') + 1;
    for (int i = 0; i < whole.length; i++) {
      byte[] flipped = whole.clone();
      flipped[i] ^= 4;
      Files.write(file, flipped);
      assertThat(entries()).hasSizeLessThan(3).hasSize(i < secondLine ? 0 : entries().size());
    }
  }

  @Test
  void doesNotUseWhatFollowsADamagedLine() throws IOException {
    Files.writeString(file, Files.readString(file).replace("two", "too"));
    JournalContent content = JournalContent.read(file);
    assertThat(content.entries()).containsExactly("1");
    assertThat(content.damage()).hasValueSatisfying(text -> assertThat(text).contains("line 2"));
  }

  @Test
  void noticesAMissingLine() throws IOException {
    List<String> lines = Files.readAllLines(file);
    Files.write(file, List.of(lines.get(0), lines.get(2)));
    assertThat(entries()).containsExactly("1");
  }

  @Test
  void saysWhichFileItCannotWrite() {
    assertThatThrownBy(() -> Journal.open(file.resolve("below a file")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("b.jsonl");
  }
}
