package dev.ablate.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads experiment files, which are UTF-8 and small. */
public final class SourceReader {

  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private SourceReader() {}

  /**
   * The result of reading a file.
   *
   * @param file its text, or what of it could be read
   * @param problem why it cannot be used, if so
   */
  public record Loaded(SourceFile file, Optional<Diagnostic> problem) {}

  /** Reads a file that messages call {@code name}. */
  public static Loaded read(Path path, String name) {
    if (Files.isDirectory(path)) {
      return unreadable(name, "this is a folder, not a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      return bytes.length > MAX_BYTES
          ? unreadable(name, "a file holds at most 1 MiB")
          : decode(bytes, name);
    } catch (NoSuchFileException e) {
      return unreadable(name, "there is no such file");
    } catch (IOException e) {
      return unreadable(name, "the file cannot be read: " + FileFailure.reason(e));
    }
  }

  /** The text of a file's bytes, without a byte-order mark. */
  static Loaded decode(byte[] bytes, String name) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    String decoded = chars.flip().toString();
    String text = decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    SourceFile file = new SourceFile(name, text);
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      return new Loaded(file, problem(file, nul, "a NUL byte: this is not a text file"));
    }
    return result.isError()
        ? new Loaded(
            file, problem(file, text.length(), "this is not UTF-8; save the file as UTF-8"))
        : new Loaded(file, Optional.empty());
  }

  private static Loaded unreadable(String name, String message) {
    SourceFile file = new SourceFile(name, "");
    return new Loaded(file, problem(file, 0, message));
  }

  private static Optional<Diagnostic> problem(SourceFile file, int offset, String message) {
    return Optional.of(Diagnostic.error(new Span(file, offset, 0), message));
  }
}
