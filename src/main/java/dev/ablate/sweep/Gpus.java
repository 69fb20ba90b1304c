package dev.ablate.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The GPUs of this machine as NVIDIA's driver names them, which needs no libtorch.
 *
 * @param all model and memory of each: {@code NVIDIA H100 80GB HBM3, 81559 MiB}; empty where no
 *     driver says it
 * @param visible what CUDA_VISIBLE_DEVICES says
 */
record Gpus(List<String> all, Optional<String> visible) {
  private static final List<String> QUERY =
      List.of("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader");

  private static final int SECONDS = 10;

  Gpus {
    all = List.copyOf(all);
  }

  /** Asks the driver. */
  static Gpus here() {
    return new Gpus(listed(), Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")));
  }

  /**
   * What tells them from others. Which of them is used is of no account where all are of one kind,
   * unless it is a part of one.
   */
  String text() {
    List<String> kinds = all.stream().distinct().toList();
    return switch (kinds.size()) {
      case 0 -> "unnamed GPU";
      case 1 -> kinds.get(0) + used(visible.filter(gpu -> gpu.contains("MIG")));
      default -> String.join("; ", all) + used(visible);
    };
  }

  private static String used(Optional<String> gpus) {
    return gpus.map(" of "::concat).orElse("");
  }

  private static List<String> listed() {
    try {
      Process process =
          new ProcessBuilder(QUERY).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try {
        boolean named = process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        return named ? lines(process) : List.of();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) { // there is no such program
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static List<String> lines(Process process) throws IOException {
    byte[] output = process.getInputStream().readAllBytes();
    return new String(output, StandardCharsets.UTF_8).lines().map(String::strip).toList();
  }
}
