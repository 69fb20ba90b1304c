package dev.ablate.engine;

import com.sun.management.OperatingSystemMXBean;
import dev.ablate.trial.DeviceException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The memory of this process as Linux tells it, within that of the machine or the container. */
final class ProcessMemory implements DeviceMemory {
  /** Less than of a GPU: whoever takes too much is killed, and others take from it, too. */
  private static final double SHARE = 0.8;

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final Path PEAK = Path.of("/proc/self/clear_refs");
  private static final String FORGET_PEAK = "5";

  private ProcessMemory() {}

  /** The memory of which what was used before does not count as its peak. */
  static ProcessMemory fromNow() {
    try {
      Files.writeString(PEAK, FORGET_PEAK, StandardOpenOption.WRITE);
    } catch (IOException e) {
      // An older peak makes sizes look larger than they are, which is safe.
    }
    return new ProcessMemory();
  }

  @Override
  public long peak() {
    return bytes(STATUS, "VmHWM:");
  }

  @Override
  public long limit() {
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    long free = bytes(STATUS, "VmRSS:") + bytes(MEMORY, "MemAvailable:");
    return (long) (SHARE * Math.min(machine, free));
  }

  /** A line as {@code VmHWM: 123456 kB}. */
  private static long bytes(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
              .filter(line -> line.startsWith(name))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow(ProcessMemory::unknown)
          * 1024;
    } catch (IOException e) {
      throw unknown();
    }
  }

  private static DeviceException unknown() {
    return new DeviceException(
        "batch_size = auto and --calibrate measure memory by /proc/self/status, which this system"
            + " does not have; write a number for batch_size");
  }
}
