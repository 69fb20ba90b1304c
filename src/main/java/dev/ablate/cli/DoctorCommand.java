package dev.ablate.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.ablate.engine.Devices;
import dev.ablate.store.JournalTrialStore;
import dev.ablate.trial.DeviceException;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.Versions;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what a run would find on this machine. */
@Command(
    name = "doctor",
    description =
        "Shows Java, device, libtorch, CUDA, threads, memory and database, and what is missing.",
    footer = {"", "Example: ablate doctor"})
final class DoctorCommand implements Callable<Integer> {
  private static final Path NVIDIA_DRIVER = Path.of("/proc/driver/nvidia/version");

  private final Workspace workspace;
  private final Console console;

  @Mixin private StoreOption store;

  @Mixin private DeviceOption device;

  DoctorCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() {
    TextTable table = new TextTable();
    table.row("Ablate", Versions.all().getOrDefault("ablate", ""));
    table.row(
        "Java", System.getProperty("java.version") + " in " + System.getProperty("java.home"));
    table.row("memory", memory());
    table.row("threads", threads());
    table.row("database", database());
    int exitCode = libtorch(table);
    table.lines().forEach(console::print);
    return exitCode;
  }

  private int libtorch(TextTable table) {
    try {
      Devices.Library library = Devices.library();
      table.row("libtorch", library.pytorch() + " in " + library.path());
      table.row("CUDA", cuda(library));
      table.row("device", Devices.resolve(device.name()));
      return Exit.OK;
    } catch (DeviceException e) {
      table.row("device", String.valueOf(e.getMessage()));
      return Exit.MACHINE;
    }
  }

  private static String cuda(Devices.Library library) {
    if (library.cuda()) {
      return library.gpus() == 0
          ? "no device is found; see GPU in the README"
          : Figures.count(library.gpus(), "device");
    }
    return Files.exists(NVIDIA_DRIVER)
        ? "not in this libtorch, though there is an NVIDIA driver; see GPU in the README"
        : "not in this libtorch, and no NVIDIA driver";
  }

  private static String memory() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%.1f GiB, %.1f GiB of them free; %s",
        gibibytes(system.getTotalMemorySize()),
        gibibytes(system.getFreeMemorySize()),
        Figures.count(Runtime.getRuntime().availableProcessors(), "core"));
  }

  private static String threads() {
    String threads = Figures.count(Devices.threads(), "thread") + " on a CPU";
    return Devices.threadsSet().isPresent()
        ? threads + ", as OMP_NUM_THREADS says"
        : threads
            + ": on every machine and in each of run --jobs N processes, as numbers depend on it;"
            + " OMP_NUM_THREADS sets another";
  }

  private static double gibibytes(long bytes) {
    return bytes / 0x1p30;
  }

  private String database() {
    Path path = store.path(workspace);
    try (JournalTrialStore trials = JournalTrialStore.of(path)) {
      Collection<TrialRecord> records = trials.all().values();
      return path + ": " + (records.isEmpty() ? "empty" : Figures.count(records.size(), "trial"));
    }
  }
}
