package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What was measured counts on the processor and the GPUs that it was measured on. */
class MachineTest {
  private static final OptionalInt AUTO = OptionalInt.empty();
  private static final String A100 = "NVIDIA A100-SXM4-40GB, 40960 MiB";
  private static final String H100 = "NVIDIA H100 80GB HBM3, 81559 MiB";

  private final Trial trial = SampleTrials.trial(1);

  private static Machine machine(String processor, String gpu) {
    return new Machine(processor, () -> gpu);
  }

  private List<ArrayWidth> measured(Machine machine, String... devices) {
    return List.of(devices).stream()
        .map(device -> Widths.of(AUTO, List.of(), device, machine))
        .map(widths -> widths.now(trial, 3, List.of(), OptionalInt.of(6)))
        .toList();
  }

  private Optional<String> found(List<ArrayWidth> measured, String device, Machine machine) {
    return Widths.of(AUTO, measured, device, machine).found(trial).map(ArrayWidth::device);
  }

  @Test
  void whatAnotherGpuTookDoesNotCount() {
    List<ArrayWidth> measured = measured(machine("EPYC", A100), "cpu", "cuda:0");
    assertThat(found(measured, "cuda", machine("EPYC", A100))).hasValue("cuda:0");
    assertThat(found(measured, "auto", machine("EPYC", A100))).hasValue("cuda:0");
    assertThat(found(measured, "cuda", machine("EPYC", H100))).isEmpty();
    assertThat(found(measured, "auto", machine("EPYC", H100))).hasValue("cpu");
  }

  @Test
  void norWhatAnotherProcessorTook() {
    List<ArrayWidth> measured = measured(machine("EPYC", A100), "cpu");
    assertThat(found(measured, "cpu", machine("EPYC", H100))).hasValue("cpu");
    assertThat(found(measured, "cpu", machine("Xeon", A100))).isEmpty();
  }

  /** The driver may take seconds to answer. */
  @Test
  void whereNothingIsOfAGpuTheDriverIsNotAsked() {
    Machine silent =
        new Machine(
            "EPYC",
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(found(measured(silent, "cpu"), "auto", silent)).hasValue("cpu");
  }

  @Test
  void processorsAreToldApartByWhatLinuxSaysOfTheFirst() {
    String first = "processor\t: 0\ncpu family\t: 25\nmodel\t\t: 17\nmodel name\t: AMD EPYC\n";
    assertThat(
            Machine.processor((first + "cache size\t: 1024 KB\n\nmodel\t\t: 99").lines().toList()))
        .isEqualTo("25 17 AMD EPYC 1024 KB");
    assertThat(Machine.processor("CPU implementer\t: 0x41\nCPU part\t: 0xd0c".lines().toList()))
        .isEqualTo("0x41 0xd0c");
    assertThat(Machine.processor(List.of())).isNotBlank();
  }

  @Test
  void gpusAreToldApartByModelAndMemoryAndWhereTheyDifferByWhichIsVisible() {
    assertThat(gpus(Optional.of("1"), A100, A100)).isEqualTo(A100);
    assertThat(gpus(Optional.of("MIG-1"), A100)).isEqualTo(A100 + " of MIG-1");
    assertThat(gpus(Optional.of("1"), A100, H100)).isEqualTo(A100 + "; " + H100 + " of 1");
    assertThat(gpus(Optional.empty(), H100, A100)).isEqualTo(H100 + "; " + A100);
    assertThat(gpus(Optional.of("0"))).isEqualTo(gpus(Optional.empty()));
  }

  private static String gpus(Optional<String> visible, String... all) {
    return new Gpus(List.of(all), visible).text();
  }
}
