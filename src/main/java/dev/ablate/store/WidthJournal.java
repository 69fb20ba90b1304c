package dev.ablate.store;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The journal of array widths, one line each.
 *
 * @param file the journal, which need not exist
 */
record WidthJournal(Path file) {

  /** A width in plain values. */
  private record Line(
      String program,
      String machine,
      String device,
      String time,
      int width,
      List<ArrayWidth.Cost> costs,
      @Nullable Integer tooWide,
      @Nullable ConvolutionTimes convolutions) {

    static Line of(ArrayWidth width) {
      return new Line(
          width.program(),
          width.machine(),
          width.device(),
          width.time().toString(),
          width.width(),
          width.costs(),
          width.tooWide().isPresent() ? width.tooWide().getAsInt() : null,
          width.convolutions().orElse(null));
    }

    ArrayWidth content() {
      return new ArrayWidth(
          program,
          machine,
          device,
          Instant.parse(time),
          width,
          costs,
          tooWide == null ? OptionalInt.empty() : OptionalInt.of(tooWide),
          Optional.ofNullable(convolutions));
    }
  }

  /** Adds a width. */
  void append(ArrayWidth width) {
    try (Journal journal = Journal.open(file)) {
      journal.append(List.of(Json.write(Line.of(width))));
    }
  }

  /** Cuts the journal off where it is damaged. */
  void mend() {
    if (JournalContent.read(file).damage().isPresent()) {
      Journal.open(file).close();
    }
  }

  /** All widths, in the order in which they were added. */
  List<ArrayWidth> all() {
    return JournalContent.read(file).entries().stream()
        .map(entry -> Json.read(entry, Line.class).content())
        .toList();
  }
}
