package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.trial.Checkpoint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages come as they were sent, or not at all. */
class MessageTest {
  private static final Message PLAIN = Message.of(Message.Kind.WARNED, Map.of("said", "für „Ø“"));
  private static final Message WITH_TENSORS =
      Message.of(Message.Kind.BEST, Map.of(), ScriptedTrainer.weights());

  private static byte[] frames(Message... messages) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageOutput out = new MessageOutput(bytes);
    for (Message message : messages) {
      out.write(message);
    }
    return bytes.toByteArray();
  }

  private static MessageInput input(byte[] bytes) {
    return new MessageInput(new ByteArrayInputStream(bytes));
  }

  @Test
  void comeAsTheyWereSent() throws IOException {
    MessageInput in = input(frames(PLAIN, WITH_TENSORS, PLAIN));
    assertThat(in.read()).isEqualTo(PLAIN);
    Message read = in.read();
    assertThat(read.kind()).isEqualTo(Message.Kind.BEST);
    assertThat(text(read.withTensors())).isEqualTo(text(ScriptedTrainer.weights()));
    assertThat(in.read()).isEqualTo(PLAIN);
    assertThatThrownBy(in::read).isInstanceOf(EOFException.class);
  }

  private static String text(Checkpoint checkpoint) {
    return Heard.text(checkpoint.tensors());
  }

  @Test
  void doNotComeDamaged() throws IOException {
    byte[] frame = frames(WITH_TENSORS);
    for (int i = 0; i < frame.length * Byte.SIZE; i++) {
      byte[] damaged = frame.clone();
      damaged[i / Byte.SIZE] ^= (byte) (1 << i % Byte.SIZE);
      assertThatThrownBy(() -> input(damaged).read()).isInstanceOf(IOException.class);
    }
    for (int length = 0; length < frame.length; length++) {
      byte[] cut = Arrays.copyOf(frame, length);
      assertThatThrownBy(() -> input(cut).read()).isInstanceOf(IOException.class);
    }
  }
}
