package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A sweep that was killed when one trial was done and the other had checkpoints, one of whose files
 * is then damaged. No number may come out of it that the sweep would not have had otherwise.
 */
public final class DamagedSweep {
  /** What can be damaged: the files below {@code .ablate} whose paths begin so. */
  private static final List<String> PARTS =
      List.of(
          "ablate.mv.db",
          "ablate.journals",
          "ablate.sweeps.jsonl",
          "ablate.weights",
          "ablate.checkpoints",
          "cache");

  private static final int EPOCHS = 12;

  private final SmallSweep sweep;
  private final Path backup;
  private final SmallSweep.Results expected;
  private final Map<String, Integer> ends = new TreeMap<>();

  /** Runs the sweep undisturbed, then again until it is killed. */
  public DamagedSweep(Path folder) throws IOException, InterruptedException {
    SmallSweep quiet = SmallSweep.in(Files.createDirectories(folder.resolve("quiet")), EPOCHS);
    quiet.run();
    expected = quiet.results();
    sweep = SmallSweep.in(Files.createDirectories(folder.resolve("damaged")), EPOCHS);
    backup = folder.resolve("backup");
    Process run = sweep.start("--array", "1");
    while (sweep.checkpoints().stream().filter(count -> count > 1).count() < 2) {
      if (!run.isAlive()) {
        throw new IllegalStateException("it was not killed in time");
      }
      Thread.sleep(1);
    }
    run.destroyForcibly().waitFor();
    PathUtils.copyDirectory(hidden(), backup, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private Path hidden() {
    return sweep.folder().resolve(".ablate");
  }

  /** How often what was damaged, and how the run then ended. */
  public Map<String, Integer> ends() {
    return ends;
  }

  /** Damages one file, reads what is stored, and runs; gives what was not as it is to be. */
  public List<String> problems(long seed) throws IOException {
    PathUtils.deleteDirectory(hidden());
    PathUtils.copyDirectory(backup, hidden(), StandardCopyOption.COPY_ATTRIBUTES);
    String part = PARTS.get((int) Math.floorMod(seed, (long) PARTS.size()));
    DamagedFile damaged = damage(part, new Random(seed));
    List<String> problems = new ArrayList<>();
    checkShown(problems);
    int exitCode = sweep.run();
    ends.merge(part + ", exit code " + exitCode, 1, Integer::sum);
    if (exitCode == SmallSweep.OK) {
      checkCompleted(problems);
    } else if (exitCode != SmallSweep.MACHINE || sweep.err().contains("bug")) {
      problems.add("ended with " + exitCode + ": " + sweep.err());
    }
    problems.replaceAll(problem -> "seed " + seed + ", " + damaged + ": " + problem);
    return problems;
  }

  private DamagedFile damage(String part, Random random) throws IOException {
    try (Stream<Path> files = Files.walk(hidden().resolve(part))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      return DamagedFile.of(all.get(random.nextInt(all.size())), random);
    }
  }

  /** What is shown before anything is mended is what was, or less of it. */
  private void checkShown(List<String> problems) throws IOException {
    JsonNode shown = sweep.results().trials();
    for (int trial = 0; trial < shown.size(); trial++) {
      JsonNode whole = expected.trials().get(trial);
      JsonNode epochs = shown.get(trial).get("epochs");
      for (int epoch = 0; epoch < epochs.size(); epoch++) {
        if (!epochs.get(epoch).equals(whole.get("epochs").get(epoch))) {
          problems.add("shows another epoch " + epochs.get(epoch));
        }
      }
      JsonNode metrics = shown.get(trial).get("metrics");
      if (!metrics.isEmpty() && !metrics.equals(whole.get("metrics"))) {
        problems.add("shows other results " + metrics);
      }
    }
  }

  /** A database that failed in the midst of a run is made anew by the next one, as it is said. */
  private boolean isSound() {
    if (sweep.verify() == SmallSweep.OK) {
      return true;
    }
    boolean setAside = sweep.out().contains("ablate.mv.db is missing");
    return setAside && sweep.run() == SmallSweep.OK && sweep.verify() == SmallSweep.OK;
  }

  private void checkCompleted(List<String> problems) throws IOException {
    SmallSweep.Results results = sweep.results();
    if (!results.trials().equals(expected.trials())) {
      problems.add("has other numbers: " + results.trials());
    }
    boolean sound = isSound();
    boolean same = results.weights().equals(expected.weights());
    if (!same && (sound || !sweep.out().contains("weights"))) {
      problems.add("has other weights, and nobody noticed");
    }
    if (same && !sound) {
      problems.add("is not sound: " + sweep.out());
    }
  }
}
