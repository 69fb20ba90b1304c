package dev.ablate.cli;

import dev.ablate.check.Checker;
import dev.ablate.data.DataProgress;
import dev.ablate.data.DataSources;
import dev.ablate.engine.ArrayTrainer;
import dev.ablate.engine.Devices;
import dev.ablate.experiment.Experiment;
import dev.ablate.source.SourceFile;
import dev.ablate.sweep.worker.WorkerLoop;
import dev.ablate.sweep.worker.WorkerSetup;
import dev.ablate.trial.SweepFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jline.utils.Signals;

/** The entry point of a worker process, which only {@code ablate run} starts. */
public final class WorkerMain {
  private WorkerMain() {}

  /** Trains what the process that started this one asks for, and ends with it. */
  public static void main(String[] args) {
    // A terminal sends its signals to all processes of a run; the coordinator says what follows.
    List.of("INT", "TERM", "HUP").forEach(signal -> Signals.register(signal, () -> {}));
    PrintStream messages = System.out;
    System.setOut(System.err);
    new WorkerLoop(System.in, messages, WorkerMain::open, () -> Runtime.getRuntime().halt(0)).run();
  }

  private static WorkerLoop.Workplace open(WorkerSetup setup) {
    Path folder = Path.of(setup.folder());
    DataSources sources = new DataSources(folder, Path.of(setup.cache()), DataProgress.SILENT);
    SourceFile source = new SourceFile(setup.name(), setup.text());
    Experiment experiment =
        Checker.check(source, folder, sources, setup.overrides())
            .experiment()
            .orElseThrow(() -> changed(setup));
    ArrayTrainer trainer =
        new ArrayTrainer(
            Devices.forProcess(setup.device(), setup.number()),
            new TrialData(sources)::of,
            Clock.systemUTC(),
            Duration.ofMillis(setup.pauseMillis()));
    return new WorkerLoop.Workplace(trainer, experiment.cells());
  }

  private static SweepFailure changed(WorkerSetup setup) {
    return new SweepFailure(
        SweepFailure.Kind.DATA,
        "what " + setup.name() + " names has changed since the run began; run it again",
        new IllegalStateException("no experiment"));
  }
}
