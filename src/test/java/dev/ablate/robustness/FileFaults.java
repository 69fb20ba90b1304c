package dev.ablate.robustness;

import dev.ablate.JavaProcess;
import dev.ablate.robustness.disk.FaultyFileSystemProvider;
import dev.ablate.robustness.disk.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;

/**
 * Lets the file operations of a small sweep fail, one a run. For a JVM that is started with {@link
 * FaultyFileSystemProvider#FLAG}.
 */
public final class FileFaults {
  private final Path folder;
  private final SmallSweep.Results expected;
  private int bad;

  private FileFaults(Path folder) throws IOException {
    this.folder = folder;
    SmallSweep quiet = SmallSweep.in(Files.createDirectories(folder.resolve("quiet")));
    if (quiet.run() != SmallSweep.OK) {
      throw new IllegalStateException(quiet.err());
    }
    this.expected = quiet.results();
  }

  /** A process that does so. */
  public static ProcessBuilder process(Path folder, int every) {
    return JavaProcess.of(
        List.of(FaultyFileSystemProvider.FLAG, "-DOPT_OUT_TRACKING=true"),
        FileFaults.class,
        folder.toString(),
        Integer.toString(every));
  }

  /**
   * Prints what was bad and the counts; ends with 1 where something was bad.
   *
   * @param arguments a folder, every how manieth operation is to fail, and the kinds of faults,
   *     which are all where none is named
   */
  public static void main(String[] arguments) throws IOException {
    FileFaults faults = new FileFaults(Path.of(arguments[0]));
    int every = Integer.parseInt(arguments[1]);
    for (FileFault.Kind kind : EnumSet.complementOf(EnumSet.of(FileFault.Kind.KILL))) {
      if (arguments.length == 2 || Arrays.asList(arguments).contains(kind.name())) {
        faults.run(kind, every);
      }
    }
    Runtime.getRuntime().halt(faults.bad == 0 ? 0 : 1);
  }

  private void run(FileFault.Kind kind, int every) throws IOException {
    Map<Integer, Integer> ends = new TreeMap<>();
    run(kind, Long.MAX_VALUE);
    long operations = FaultyFileSystemProvider.here().count();
    int runs = 0;
    for (long at = every; at <= operations; at += every) {
      ends.merge(run(kind, at), 1, Integer::sum);
      runs++;
    }
    System.out.printf(
        "%s: %d of %d operations, exit codes %s, %d bad so far%n",
        kind, runs, operations, ends, bad);
  }

  /** Runs a sweep twice, the first time with a fault, and gives that run's exit code. */
  private int run(FileFault.Kind kind, long at) throws IOException {
    Path place = Files.createDirectories(folder.resolve(kind + "-" + at));
    DisturbedRun run = new DisturbedRun(SmallSweep.in(place), expected);
    FileFault fault = FaultyFileSystemProvider.here();
    fault.begin(place, kind, at);
    run.run(fault::end);
    if (run.problems().isEmpty()) {
      PathUtils.deleteDirectory(place);
    } else {
      bad++;
      System.out.printf("%s at %d, %s: %s%n", kind, at, fault.place(), run.problems());
    }
    return run.exitCode();
  }
}
