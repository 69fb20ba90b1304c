package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ablate.trial.DeviceException;
import org.junit.jupiter.api.Test;

/** Devices are named as in PyTorch, and one that is missing is an error that says what to do. */
class DevicesTest {
  @Test
  void findsTheCpu() {
    assertThat(Devices.resolve("cpu")).isEqualTo("cpu");
  }

  @Test
  void refusesUnknownNames() {
    assertThatThrownBy(() -> Devices.resolve("gpu"))
        .isInstanceOf(DeviceException.class)
        .hasMessage("there is no device 'gpu'; write auto, cpu, cuda or cuda:1");
  }

  @Test
  void saysWhatIsMissingForCuda() {
    assumeFalse(Devices.library().cuda());
    assertThat(Devices.resolve("auto")).isEqualTo("cpu");
    assertThatThrownBy(() -> Devices.resolve("cuda:1"))
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("cuda:1 cannot be used: libtorch at ")
        .hasMessageContaining("PYTORCH_FLAVOR=cu128")
        .hasMessageEndingWith("or use --device cpu");
  }

  @Test
  void saysWhichGpusThereAre() {
    assertThat(Devices.missing("cuda:3", 2))
        .isEqualTo("cuda:3 is not there: this machine has 2 CUDA devices");
    assertThat(Devices.missing("cuda", 0))
        .startsWith("cuda cannot be used: no CUDA device is found; nvidia-smi should list one");
  }

  @Test
  void looksForCudasRuntimeBesideAnInstalledPyTorch() {
    assertThat(PyTorch.cudaRuntime("/site-packages/torch/lib"))
        .isEqualTo("/site-packages/torch/lib:/site-packages/nvidia/cuda_runtime/lib");
  }

  @Test
  void startsWithoutTelemetry() {
    System.clearProperty("OPT_OUT_TRACKING");
    assertThat(PyTorch.engine().getVersion()).startsWith("2.");
    assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
  }

  @Test
  void severalProcessesHaveOneGpuAfterTheOtherWhereThereAreAny() {
    assertThat(Devices.forProcess("cuda", 0)).isEqualTo("cuda");
    assertThat(Devices.forProcess("cuda:1", 3)).isEqualTo("cuda:1");
    assertThat(Devices.forProcess("cpu", 3)).isEqualTo("cpu");
    assertThat(Devices.resolve(Devices.forProcess("auto", 3)))
        .isIn(Devices.resolve("auto"), "cuda:" + 3 % Math.max(1, Devices.library().gpus()));
  }
}
