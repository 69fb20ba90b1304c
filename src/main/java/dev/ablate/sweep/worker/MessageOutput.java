package dev.ablate.sweep.worker;

import dev.ablate.trial.Safetensors;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes messages into a pipe, each as a frame: {@link #START}, the kind's number, whether there
 * are tensors, the length of the JSON, the JSON, the tensors as a safetensors file, and CRC-32C of
 * all of this. Any thread may write.
 */
final class MessageOutput {
  /** What a frame starts with, so that text among the frames is told at once. */
  static final int START = 0x41424c54;

  private final CRC32C checksum = new CRC32C();
  private final DataOutputStream out;

  MessageOutput(OutputStream out) {
    this.out =
        new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(out), checksum));
  }

  synchronized void write(Message message) throws IOException {
    checksum.reset();
    byte[] json = message.json().getBytes(StandardCharsets.UTF_8);
    out.writeInt(START);
    out.writeByte(message.kind().ordinal());
    out.writeBoolean(message.tensors().isPresent());
    out.writeInt(json.length);
    out.write(json);
    if (message.tensors().isPresent()) {
      Safetensors.write(message.tensors().get(), Map.of(), out);
    }
    out.writeInt((int) checksum.getValue());
    out.flush();
  }
}
