package dev.ablate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output, which tells at the end whether it took everything: a writer on it never does.
 */
final class StandardOutput extends OutputStream {
  private final OutputStream file = new FileOutputStream(FileDescriptor.out);
  private Optional<IOException> failure = Optional.empty();

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      file.write(bytes, from, length);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }

  /** Why something is lost; empty also where its reader has read enough, as {@code head} does. */
  Optional<IOException> failure() {
    return failure.filter(e -> !"Broken pipe".equals(e.getMessage()));
  }
}
