package dev.ablate.robustness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

/** Two runs of one store that begin at the same time. */
public record RivalRuns(Ended one, Ended other) {

  /**
   * How a run ended.
   *
   * @param process that it was in
   */
  private record Ended(int exitCode, String said, long process) {
    boolean refusedFor(Ended rival) {
      return exitCode == SmallSweep.MACHINE
          && said.contains("in use by process " + rival.process + " on ");
    }
  }

  /** Two runs in two processes. */
  public static RivalRuns inProcesses(Path folder) throws IOException, InterruptedException {
    SmallSweep sweep = SmallSweep.in(folder, 30);
    Process one = sweep.start();
    Process other = sweep.start();
    return new RivalRuns(ended(one), ended(other));
  }

  private static Ended ended(Process process) throws IOException, InterruptedException {
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said, process.pid());
  }

  /** Two runs in this process. */
  static RivalRuns inThreads(SmallSweep sweep) {
    CyclicBarrier start = new CyclicBarrier(2);
    CompletableFuture<Ended> one = CompletableFuture.supplyAsync(() -> run(sweep.again(), start));
    CompletableFuture<Ended> other = CompletableFuture.supplyAsync(() -> run(sweep.again(), start));
    return new RivalRuns(one.join(), other.join());
  }

  private static Ended run(SmallSweep sweep, CyclicBarrier start) {
    try {
      start.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    return new Ended(sweep.run(), sweep.err(), ProcessHandle.current().pid());
  }

  /** Whether they met: otherwise one began when the other had ended. */
  public boolean met() {
    return one.exitCode != other.exitCode;
  }

  /** What was not as it is to be. */
  public List<String> problems() {
    boolean apart = one.exitCode == SmallSweep.OK && other.exitCode == SmallSweep.OK;
    boolean first = one.exitCode == SmallSweep.OK && other.refusedFor(one);
    boolean second = other.exitCode == SmallSweep.OK && one.refusedFor(other);
    return apart || first || second ? List.of() : List.of(toString());
  }
}
