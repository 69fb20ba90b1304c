package dev.ablate.sweep.worker;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Safetensors;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** Reads what {@link MessageOutput} writes; for one thread. */
final class MessageInput {
  private static final String DAMAGED = "what came through the pipe is damaged";

  private final CRC32C checksum = new CRC32C();
  private final DataInputStream in;

  MessageInput(InputStream in) {
    this.in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(in), checksum));
  }

  /**
   * Waits for the next message.
   *
   * @throws EOFException where the pipe has ended
   * @throws IOException where what came is no message, or a damaged one
   */
  Message read() throws IOException {
    checksum.reset();
    check(in.readInt() == MessageOutput.START);
    Message.Kind kind = kind(in.readUnsignedByte());
    boolean tensors = in.readBoolean();
    String json = json(in.readInt());
    Optional<Checkpoint> read = tensors ? Optional.of(tensors()) : Optional.empty();
    int expected = (int) checksum.getValue();
    check(in.readInt() == expected);
    return new Message(kind, json, read);
  }

  /** What comes after something that is no message. */
  InputStream rest() {
    return in;
  }

  private static Message.Kind kind(int number) throws IOException {
    check(number < Message.Kind.values().length);
    return Message.Kind.values()[number];
  }

  private String json(int length) throws IOException {
    check(length >= 0);
    byte[] json = in.readNBytes(length);
    if (json.length < length) {
      throw new EOFException();
    }
    return new String(json, StandardCharsets.UTF_8);
  }

  /** What is damaged in their header shows in many ways before the checksum has come. */
  private Checkpoint tensors() throws IOException {
    try {
      return Safetensors.read(in);
    } catch (RuntimeException e) {
      throw new IOException(DAMAGED, e);
    }
  }

  private static void check(boolean sound) throws IOException {
    if (!sound) {
      throw new IOException(DAMAGED);
    }
  }
}
