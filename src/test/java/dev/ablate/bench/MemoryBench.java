package dev.ablate.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Resident memory of the processes of one {@code ablate run} while it trains 500 tiny trials, one
 * by one.
 */
public final class MemoryBench {
  private static final int TRIALS = 500;
  private static final int EVERY = 50;
  private static final String FILE = "memory.exp";
  private static final String TEXT =
      """
      model net(width) {
        Conv2d(4, 3) BatchNorm2d ReLU MaxPool2d(2) Flatten Dropout(0.1) Linear(width) ReLU
        Linear(classes)
      }
      experiment "memory" {
        data = Shapes(train = 500, test = 50, size = 8)
        model = net(width in 9..%d)
        loss = CrossEntropyLoss()
        optimizer = AdamW()
        epochs = 2
        batch_size = 64
        seed in 1..%d
      }
      """;

  private double settled;

  private MemoryBench() {}

  /**
   * Prints a line every 50 trials: how many so far, MB of the process that was started, of those
   * that train for it, and how much more than after 50 all have. {@code -Dbench.count} is how many
   * different programs the trials are of (5).
   */
  public static void main(String[] arguments) throws IOException {
    int programs = BenchCount.of(5);
    Path folder = Files.createTempDirectory("ablate");
    Files.writeString(folder.resolve(FILE), TEXT.formatted(8 + programs, TRIALS / programs));
    List<String> command = List.of("run", FILE, "-v", "--array", "1");
    Process process = AblateCommand.process(folder, command).redirectErrorStream(true).start();
    new MemoryBench().follow(process);
  }

  private void follow(Process process) throws IOException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int done = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains(" done: ")) {
          done++;
          if (done % EVERY == 0) {
            print(done, process);
          }
        } else {
          System.out.println(line);
        }
      }
    }
  }

  private void print(int done, Process process) throws IOException {
    double own = residentMegabytes(process.toHandle());
    double training = 0;
    for (ProcessHandle child : process.descendants().toList()) {
      training += residentMegabytes(child);
    }
    double all = own + training;
    settled = done == EVERY ? all : settled;
    System.out.printf(
        Locale.ROOT,
        "%4d %7.1f + %7.1f MB %+6.2f %%%n",
        done,
        own,
        training,
        100 * (all / settled - 1));
  }

  private static double residentMegabytes(ProcessHandle process) throws IOException {
    Path counts = Path.of("/proc", Long.toString(process.pid()), "statm");
    return Long.parseLong(Files.readString(counts).split(" ")[1]) * 4096 / 1e6;
  }
}
