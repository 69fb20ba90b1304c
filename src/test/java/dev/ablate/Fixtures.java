package dev.ablate;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.SourceFile;
import dev.ablate.source.SourceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The experiment files under {@code src/test/resources}. One with something wrong says so in its
 * first lines, a comment for each diagnostic: {@code # error 4:12: message}.
 */
public final class Fixtures {
  private static final Path RESOURCES = Path.of("src/test/resources");

  private Fixtures() {}

  /**
   * One file.
   *
   * @param path where it lies
   * @param source its text
   */
  public record Fixture(Path path, SourceFile source) {

    /** The diagnostics that its first lines announce, as {@link Fixtures#lines} writes them. */
    public List<String> expected() {
      return source
          .text()
          .lines()
          .takeWhile(line -> line.matches("# (error|warning) \\d+:\\d+: .*"))
          .map(line -> line.substring(2))
          .toList();
    }

    /** The text of the file beside this one with another ending: {@code printed} or {@code txt}. */
    public String beside(String ending) {
      return read(path.resolveSibling(path.getFileName().toString().replace(".exp", "." + ending)))
          .text();
    }

    @Override
    public String toString() {
      return path.getFileName().toString();
    }
  }

  /** Every experiment file that there is, the examples and those of the documents included. */
  public static List<Fixture> all() {
    return Stream.of(RESOURCES, Path.of("experiments"), Path.of("docs"))
        .flatMap(folder -> under(folder).stream())
        .toList();
  }

  private static List<Fixture> under(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return fixtures(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Fixture> fixtures(Stream<Path> files) {
    return files
        .filter(file -> file.toString().endsWith(".exp"))
        .sorted()
        .map(file -> new Fixture(file, read(file)))
        .toList();
  }

  /** The files of a folder under the test resources, by name: {@code "invalid/syntax"}. */
  public static List<Fixture> in(String folder) {
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return fixtures(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Diagnostics as fixtures announce them: {@code error 4:12: message}. */
  public static List<String> lines(Collection<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Fixtures::line).toList();
  }

  private static String line(Diagnostic diagnostic) {
    SourceFile file = diagnostic.span().file();
    int offset = diagnostic.span().offset();
    String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
    return "%s %d:%d: %s"
        .formatted(severity, file.line(offset), file.column(offset), diagnostic.message());
  }

  private static SourceFile read(Path file) {
    return SourceReader.read(file, file.getFileName().toString()).file();
  }
}
