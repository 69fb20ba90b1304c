package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.jni.JniUtils;
import dev.ablate.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many threads libtorch computes with decides the last bits of image networks. */
class ThreadsTest {

  /** Prints how many threads libtorch has. */
  static final class Printer {
    public static void main(String[] arguments) {
      PyTorch.engine();
      System.out.print(JniUtils.getNumThreads());
    }
  }

  private static String threads(String... set) throws IOException {
    ProcessBuilder process =
        JavaProcess.of(
            List.of("-XX:ActiveProcessorCount=8", "-DOPT_OUT_TRACKING=true"), Printer.class);
    process.environment().remove("OMP_NUM_THREADS");
    for (String number : set) {
      process.environment().put("OMP_NUM_THREADS", number);
    }
    byte[] printed = process.start().getInputStream().readAllBytes();
    return new String(printed, StandardCharsets.UTF_8);
  }

  @Test
  void oneWhateverTheMachineUnlessTheUserSetsAnother() throws IOException {
    assertThat(threads()).isEqualTo("1");
    assertThat(threads("3")).isEqualTo("3");
  }
}
