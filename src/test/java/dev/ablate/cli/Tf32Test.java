package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.Precision;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A GPU's process has TF32 on or off, never both. */
class Tf32Test {
  private static final Set<Precision> BOTH = Set.of(Precision.FP32, Precision.TF32);
  private static final Map<String, String> ON = Map.of("ABLATE_TF32", "1");

  @Test
  void onACpuItIsFp32WithAWarning() {
    assertThat(Tf32.warning(BOTH, "cpu")).hasValue("warning: on a CPU precision = tf32 is fp32");
    assertThat(Tf32.warning(Set.of(Precision.FP32), "cpu")).isEmpty();
    assertThat(Tf32.problem(BOTH, "cpu", ON)).isEmpty();
  }

  @Test
  void onAGpuItIsAsTheProcessWasStarted() {
    assertThat(Tf32.warning(BOTH, "cuda:0")).isEmpty();
    assertThat(Tf32.problem(Set.of(Precision.TF32), "cuda:0", ON)).isEmpty();
    assertThat(Tf32.problem(Set.of(Precision.FP32), "cuda:0", Map.of())).isEmpty();
    assertThat(Tf32.problem(BOTH, "cuda:0", ON))
        .hasValue("precision = fp32 needs TF32 switched off: run without ABLATE_TF32=1");
    assertThat(Tf32.problem(BOTH, "cuda:0", Map.of()))
        .hasValue(
            "precision = tf32 needs a process of its own: run with ABLATE_TF32=1 and"
                + " --set precision=tf32");
  }
}
