package dev.ablate.robustness.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open file whose operations may fail. */
final class FaultyChannel extends FileChannel {
  private final FileChannel real;
  private final Path file;
  private final FileFault fault;

  FaultyChannel(FileChannel real, Path file, FileFault fault) {
    this.real = real;
    this.file = file;
    this.fault = fault;
  }

  /** Something that writes as much as a buffer has. */
  private interface Writing {
    int write(ByteBuffer bytes) throws IOException;
  }

  /** Writes as many of the bytes as there is room for; fails where there is none. */
  private int write(ByteBuffer bytes, Writing writing) throws IOException {
    int given = bytes.remaining();
    ByteBuffer some = bytes.duplicate();
    some.limit(some.position() + fault.roomFor(file, given));
    int written = writing.write(some);
    bytes.position(bytes.position() + written);
    if (written < given) {
      fault.afterHalf();
    }
    return written;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return write(bytes, real::write);
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    return write(bytes, some -> real.write(some, position));
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    long written = 0;
    for (int i = offset; i < offset + length; i++) {
      written += write(buffers[i]);
      if (buffers[i].hasRemaining()) {
        return written;
      }
    }
    return written;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    fault.before(file);
    return real.read(bytes);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    fault.before(file);
    return real.read(bytes, position);
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    fault.before(file);
    return real.read(buffers, offset, length);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    fault.before(file);
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    fault.before(file);
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    fault.before(file);
    real.force(metadata);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    fault.before(file);
    return real.transferTo(position, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count)
      throws IOException {
    fault.beforeTakingRoom(file);
    return real.transferFrom(source, position, count);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    fault.before(file);
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    fault.before(file);
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    fault.before(file);
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
