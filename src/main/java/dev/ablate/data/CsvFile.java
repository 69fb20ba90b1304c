package dev.ablate.data;

import dev.ablate.source.FileFailure;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A comma-separated file in UTF-8.
 *
 * @param name as the experiment has it
 * @param bytes the whole file
 * @param text the same without a byte-order mark
 */
record CsvFile(String name, byte[] bytes, String text) {
  private static final long LARGEST = 1L << 30;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setIgnoreSurroundingSpaces(true).get();

  /**
   * Reads a file.
   *
   * @throws DataException where there is none, it is too large or not text, or it has no rows
   */
  static CsvFile read(Path folder, String name) {
    try {
      byte[] bytes = content(folder.resolve(name), name);
      CsvFile file = new CsvFile(name, bytes, decode(name, bytes));
      file.firstRow();
      return file;
    } catch (NoSuchFileException e) {
      throw new DataException("no file " + name + " (looked for " + e.getFile() + ")");
    } catch (InvalidPathException e) {
      throw new DataException("'" + name + "' is not a path: " + e.getReason());
    } catch (IOException e) {
      throw new DataException("cannot read " + name + ": " + FileFailure.reason(e));
    }
  }

  private static byte[] content(Path path, String name) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new DataException(
          name.isEmpty() ? "\"\" is no file; write the path of one" : name + " is not a file");
    }
    if (attributes.size() > LARGEST) {
      throw new DataException(
          "%s has %d bytes, and at most %d can be read; write fewer rows"
              .formatted(name, attributes.size(), LARGEST));
    }
    return Files.readAllBytes(path);
  }

  private static String decode(String name, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      long line = text.chars().filter(c -> c == '\n').count() + 1;
      throw new DataException(name + ":" + line + ": not UTF-8; save the file as UTF-8");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The first line: the header, or a row. */
  List<String> firstLine() {
    return lines(lines -> lines.findFirst().map(CsvRow::cells))
        .orElseThrow(() -> new DataException(name + " is empty"));
  }

  /** The names of the columns: the first line, if none of its cells is a number. */
  Optional<List<String>> header() {
    return Optional.of(firstLine())
        .filter(cells -> cells.stream().allMatch(cell -> CsvNumber.parse(cell).isEmpty()));
  }

  /** The first row after the header. */
  CsvRow firstRow() {
    return lines(lines -> lines.skip(headers()).findFirst())
        .orElseThrow(() -> new DataException(name + " has a header line but no rows"));
  }

  /**
   * Goes through all rows after the header.
   *
   * @throws DataException where a row is longer or shorter than the first line
   */
  void forEachRow(Consumer<CsvRow> reader) {
    int width = firstLine().size();
    lines(
        lines -> {
          lines.skip(headers()).peek(row -> row.checkWidth(width)).forEach(reader);
          return this;
        });
  }

  private int headers() {
    return header().isPresent() ? 1 : 0;
  }

  private <T> T lines(Function<Stream<CsvRow>, T> use) {
    AtomicLong line = new AtomicLong();
    try (CSVParser parser = FORMAT.parse(new StringReader(text))) {
      return use.apply(
          parser.stream()
              .peek(cells -> line.set(parser.getCurrentLineNumber()))
              .map(cells -> new CsvRow(this, line.get(), cells.toList())));
    } catch (IOException | UncheckedIOException e) {
      throw error(line.get() + 1, "a quoted cell is not closed, or text follows its closing quote");
    }
  }

  /** How messages call a column: by its name, or by its number from 0. */
  String column(int index) {
    return header().map(names -> "column '" + names.get(index) + "'").orElse("column " + index);
  }

  /** Something wrong with a line. */
  DataException error(long line, String problem) {
    return new DataException(name + ":" + line + ": " + problem);
  }
}
