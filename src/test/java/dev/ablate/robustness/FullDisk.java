package dev.ablate.robustness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A sweep on a disk in memory that is too small for it, and then is made larger. */
public final class FullDisk {
  /** Kilobytes: the images take 50, all of the sweep about 900. */
  private static final int LEAST = 60;

  private static final int MOST = 900;

  private final Path folder;
  private final SmallSweep.Results expected;
  private final Map<Integer, Integer> ends = new TreeMap<>();

  /** Runs the sweep with room. */
  public FullDisk(Path folder) throws IOException {
    this.folder = folder;
    SmallSweep quiet = SmallSweep.in(Files.createDirectories(folder.resolve("quiet")));
    quiet.run();
    expected = quiet.results();
  }

  /** The exit codes of the runs without room, and how often each was. */
  public Map<Integer, Integer> ends() {
    return ends;
  }

  /** Runs it on a disk of some size, then with room, and gives what was wrong. */
  public List<String> problems(long seed) throws IOException {
    Path disk = Files.createDirectories(folder.resolve("disk" + seed));
    int size = LEAST + new Random(seed).nextInt(MOST - LEAST);
    system("mount", "-t", "tmpfs", "-o", "size=" + size + "k", "tmpfs", disk.toString());
    try {
      DisturbedRun run = new DisturbedRun(SmallSweep.in(disk), expected);
      run.run(() -> system("mount", "-o", "remount,size=64m", disk.toString()));
      ends.merge(run.exitCode(), 1, Integer::sum);
      return run.problems().stream().map(problem -> size + " kB: " + problem).toList();
    } finally {
      system("umount", "--lazy", disk.toString());
    }
  }

  private static void system(String... command) throws IOException {
    try {
      if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
        throw new IOException("failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
