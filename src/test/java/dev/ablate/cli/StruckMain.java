package dev.ablate.cli;

import dev.ablate.sweep.worker.WorkerLimits;
import java.time.Duration;
import org.jline.utils.Signals;

/**
 * {@code ./ablate} with worker processes that are soon taken to hang, and that end by themselves
 * when they are sent {@code USR1}.
 */
public final class StruckMain {
  /** What such a process ends with. */
  public static final int EXIT_CODE = 7;

  /** How long one may be silent, in seconds. */
  public static final int SILENCE = 6;

  private StruckMain() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    WorkerLimits limits =
        new WorkerLimits(Duration.ofSeconds(SILENCE), Duration.ofMinutes(5), Duration.ofMinutes(9));
    Main.run(args, Trainers.workers(StruckWorker.class, limits));
  }

  /** A worker process as any other but for the signal. */
  static final class StruckWorker {
    private StruckWorker() {}

    public static void main(String[] args) {
      Signals.register("USR1", () -> Runtime.getRuntime().halt(EXIT_CODE));
      WorkerMain.main(args);
    }
  }
}
