package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.experiment.Precision;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of TF32. */
class Tf32Test {
  private static final Set<Precision> BOTH = Set.of(Precision.FP32, Precision.TF32);

  @Test
  void onACpuItIsFp32WithAWarning() {
    assertThat(Tf32.warning(BOTH, "cpu")).hasValue("warning: on a CPU precision = tf32 is fp32");
    assertThat(Tf32.warning(Set.of(Precision.FP32), "cpu")).isEmpty();
    assertThat(Tf32.warningHere(BOTH, "cpu")).isEqualTo(Tf32.warning(BOTH, "cpu"));
  }

  @Test
  void onAGpuOnlyWorkersHaveIt() {
    assertThat(Tf32.warning(BOTH, "cuda:0")).isEmpty();
    assertThat(Tf32.warningHere(Set.of(Precision.FP32), "cuda:0")).isEmpty();
    assertThat(Tf32.warningHere(BOTH, "cuda:0"))
        .hasValueSatisfying(said -> assertThat(said).contains("measured as fp32 here"));
  }
}
