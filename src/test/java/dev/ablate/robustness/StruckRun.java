package dev.ablate.robustness;

import dev.ablate.cli.StruckMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run whose worker processes are struck at random times. */
final class StruckRun {
  private static final String LOST = "the worker process";
  private static final int PATIENCE_SECONDS = 60;

  /** A run that takes longer hangs, and is killed. */
  private static final int LONGEST_SECONDS = 600;

  private final SmallSweep sweep;
  private final Path said;
  private final Process process;
  private final Set<ProcessHandle> workers = new HashSet<>();
  private final List<Strike> strikes = new ArrayList<>();
  private final List<Map<Path, String>> journals = new ArrayList<>();

  StruckRun(SmallSweep sweep, String... options) throws IOException {
    this.sweep = sweep;
    this.said = sweep.folder().resolve("said");
    this.process = sweep.process(StruckMain.class, options).redirectError(said.toFile()).start();
    CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
  }

  /** Waits until its worker has ended by itself; gives what that has computed. */
  Duration work() throws InterruptedException {
    ProcessHandle worker = next().orElseThrow();
    Duration work = Duration.ZERO;
    while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
      work = work(worker).orElse(work);
    }
    return work;
  }

  private static Optional<Duration> work(ProcessHandle worker) {
    return worker.info().totalCpuDuration();
  }

  /** The next worker that was not seen yet; empty where the run ends without one. */
  private Optional<ProcessHandle> next() throws InterruptedException {
    Optional<ProcessHandle> worker = Optional.empty();
    while (worker.isEmpty() && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
      worker = process.children().filter(StruckRun::isJava).filter(workers::add).findFirst();
    }
    return worker;
  }

  /** Java starts programs by one of its own. */
  private static boolean isJava(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/java")).isPresent();
  }

  /**
   * Strikes workers as long as there are any, each once, when it has computed for some time.
   *
   * @param most how many
   * @param work of a worker that is not struck
   */
  void strike(int most, Duration work, SplittableRandom random)
      throws IOException, InterruptedException {
    Optional<ProcessHandle> worker = next();
    while (worker.isPresent()) {
      if (lives(worker.get(), Duration.ofNanos(random.nextLong(work.toNanos())))) {
        Strike strike = Strike.values()[random.nextInt(Strike.values().length)];
        journals.add(sweep.journals());
        strikes.add(strike);
        strike.at(worker.get());
      }
      worker = strikes.size() < most ? next() : Optional.empty();
    }
  }

  /** Waits until a worker has computed so long; gives whether it did. */
  private boolean lives(ProcessHandle worker, Duration work) throws InterruptedException {
    Optional<Duration> now = work(worker);
    while (now.filter(done -> done.compareTo(work) < 0).isPresent()
        && !process.waitFor(10, TimeUnit.MILLISECONDS)) {
      now = work(worker);
    }
    return now.isPresent() && process.isAlive();
  }

  /** What its workers were struck with. */
  List<Strike> strikes() {
    return strikes;
  }

  /** How often it has said, after its end, that a worker was lost. */
  int losses() throws IOException {
    return (int) Files.readAllLines(said).stream().filter(line -> line.contains(LOST)).count();
  }

  /** Waits for its end; gives the exit code. */
  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  /** What was wrong with it, after its end. */
  List<String> problems() throws IOException, InterruptedException {
    List<String> problems = new ArrayList<>();
    for (String line : Files.readAllLines(said)) {
      if (!isSummary(line) && !isOf(strikes, line)) {
        problems.add("says, struck with " + strikes + ": " + line);
      }
    }
    journals.add(sweep.journals());
    for (int i = 1; i < journals.size(); i++) {
      if (!hasAll(journals.get(i), journals.get(i - 1))) {
        problems.add("lost what a journal held: " + journals.get(i - 1));
      }
    }
    if (workers.stream().anyMatch(StruckRun::isLeft)) {
      problems.add("left a worker");
    }
    return problems;
  }

  /** A busy machine may have a worker hang, too. */
  private static boolean isOf(List<Strike> strikes, String line) {
    return Strike.STOP.isSaidIn(line) || strikes.stream().anyMatch(s -> s.isSaidIn(line));
  }

  private static boolean isSummary(String line) {
    return line.endsWith("failed; --retry-failed tries again")
        || line.startsWith("what Java says of the crash is in ")
        || line.endsWith(" it waits for a disk or driver; so do we");
  }

  private static boolean hasAll(Map<Path, String> after, Map<Path, String> before) {
    return before.entrySet().stream()
        .allMatch(entry -> after.getOrDefault(entry.getKey(), "").startsWith(entry.getValue()));
  }

  private static boolean isLeft(ProcessHandle worker) {
    try {
      worker.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return false;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return worker.destroyForcibly();
    }
  }
}
