package dev.ablate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Whole sweeps of 64 trials as a user runs them, from the start of {@code ablate run} on a new
 * store to the report: as planned, one by one, and in two processes, in turns.
 */
public final class WholeSweepBench {
  private static final Path FILES = Path.of("src/test/resources/bench");

  private static final List<Way> WAYS =
      List.of(
          new Way("one by one", List.of("--array", "1")),
          new Way("as planned", List.of()),
          new Way("in two processes", List.of("--jobs", "2")));

  private final Path folder;
  private final String file;

  private WholeSweepBench(Path folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  private record Way(String title, List<String> options) {}

  /** Seconds by the clock, and of processor time of all processes. */
  private record Took(double wall, double processor) {}

  /**
   * Prints the medians over the rounds, and the medians of how much longer one by one took; {@code
   * -Dbench.networks} is {@code mlp} or {@code cnn}, {@code -Dbench.rounds} how often (3).
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    String wanted = System.getProperty("bench.networks", "");
    int rounds = Integer.getInteger("bench.rounds", 3);
    Path folder = Files.createTempDirectory("ablate");
    System.out.println("| sweep | 64 trials | s | of processor time | one by one took | of it |");
    System.out.println("|---|---|---:|---:|---:|---:|");
    for (String sweep : List.of("mlp", "cnn")) {
      if (sweep.contains(wanted)) {
        String file = sweep + ".exp";
        Files.copy(FILES.resolve(file), folder.resolve(file));
        new WholeSweepBench(folder, file).print(rounds);
      }
    }
  }

  private void print(int rounds) throws IOException, InterruptedException {
    List<List<Took>> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      List<Took> turn = new ArrayList<>();
      for (Way way : WAYS) {
        turn.add(took(way, "%s-%d-%d".formatted(file, round, turn.size())));
      }
      all.add(turn);
    }
    for (int i = 0; i < WAYS.size(); i++) {
      int way = i;
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f | %.1f | %.2f | %.2f |%n",
          file,
          WAYS.get(way).title(),
          median(all, turn -> turn.get(way).wall()),
          median(all, turn -> turn.get(way).processor()),
          median(all, turn -> turn.get(0).wall() / turn.get(way).wall()),
          median(all, turn -> turn.get(0).processor() / turn.get(way).processor()));
    }
  }

  private static double median(List<List<Took>> turns, ToDoubleFunction<List<Took>> value) {
    return Median.of(turns.stream().map(turn -> value.applyAsDouble(turn)).toList());
  }

  private Took took(Way way, String store) throws IOException, InterruptedException {
    Path log = folder.resolve(store + ".log");
    List<String> arguments = new ArrayList<>(List.of("run", file, "--quiet", "--db", store));
    arguments.addAll(way.options());
    Process process = AblateCommand.timed(folder, log, arguments).start();
    String times = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    String[] seconds = times.strip().split(" ");
    return new Took(
        Double.parseDouble(seconds[0]),
        Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
  }
}
