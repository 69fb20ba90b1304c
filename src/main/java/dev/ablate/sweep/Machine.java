package dev.ablate.sweep;

import com.sun.management.OperatingSystemMXBean;
import dev.ablate.trial.Versions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the speed of updates and the room in memory depend on, apart from the program: versions,
 * processor, memory, GPUs. A store may be carried to another machine, and a GPU exchanged.
 */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String GPU = "cuda";

  /** What names a processor; virtual machines may call several by one model name. */
  private static final Pattern NAME =
      Pattern.compile(
          "(cpu family|model|model name|cache size|CPU implementer|CPU part)\\s*:\\s*(.*)");

  private final String base;
  private final Supplier<String> gpus;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  /**
   * A machine.
   *
   * @param base what is said of it for every device
   * @param gpus names its GPUs; asked once, and only where one matters
   */
  Machine(String base, Supplier<String> gpus) {
    this.base = base;
    this.gpus = gpus;
  }

  /** The one that runs this. */
  static Machine here() {
    return new Machine(base(), () -> Gpus.here().text());
  }

  /**
   * What counts of it.
   *
   * @param device {@code cpu}, {@code cuda:0}
   */
  String of(String device) {
    return device.startsWith(GPU)
        ? known.computeIfAbsent(GPU, d -> base + ", " + gpus.get())
        : base;
  }

  private static String base() {
    Map<String, String> versions = Versions.all();
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return "ablate %s, pytorch %s, cores %d, %d GiB, %s"
        .formatted(
            versions.get("ablate"),
            versions.get("pytorch"),
            Runtime.getRuntime().availableProcessors(),
            Math.round(system.getTotalMemorySize() / 0x1p30),
            processor());
  }

  private static String processor() {
    try {
      return processor(Files.readAllLines(PROCESSORS));
    } catch (IOException e) { // as on other systems than Linux
      return processor(List.of());
    }
  }

  /**
   * A name of the first processor.
   *
   * @param lines as {@code model name : AMD EPYC}
   */
  static String processor(List<String> lines) {
    String name =
        lines.stream()
            .takeWhile(line -> !line.isBlank())
            .map(NAME::matcher)
            .filter(line -> line.matches())
            .map(line -> line.group(2))
            .collect(Collectors.joining(" "));
    String other =
        System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
    return name.isEmpty() ? other : name;
  }
}
