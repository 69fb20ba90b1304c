package dev.ablate.sweep.worker;

import dev.ablate.catalog.Shape;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures how much comes through the pipe from a worker in a second: {@code PipeBench 100000 20},
 * events and checkpoints of 40 MB.
 */
final class PipeBench {
  private static final int NUMBERS = 10_000_000;

  private PipeBench() {}

  /** The worker's side: sends what it is asked for. */
  static final class Sender {
    public static void main(String[] arguments) {
      Coordinator coordinator =
          new Coordinator(System.in, System.out, () -> Runtime.getRuntime().halt(0));
      coordinator.connect();
      String[] counts = coordinator.next().content(WorkerSetup.class).text().split(" ");
      Trial trial = Trial.of(ScriptedTrainer.cells().get(0));
      PipeListener listener =
          new PipeListener(coordinator, new KnownTrials(ScriptedTrainer.cells()));
      EpochRecord epoch = new EpochRecord(1, 0.1, Map.of("train_loss", 0.1, "val_loss", 0.2), 1);
      TrialEvent event = new TrialEvent.EpochEnded(Instant.EPOCH, epoch);
      for (int i = 0; i < Integer.parseInt(counts[0]); i++) {
        listener.happened(trial, event);
      }
      coordinator.tell(Message.of(Message.Kind.DONE));
      Checkpoint weights =
          new Checkpoint(List.of(new NamedTensor("w", Shape.of(NUMBERS), new float[NUMBERS])));
      for (int i = 0; i < Integer.parseInt(counts[1]); i++) {
        listener.best(trial, weights);
      }
      coordinator.tell(Message.of(Message.Kind.DONE));
      coordinator.next();
    }
  }

  public static void main(String[] arguments) {
    WorkerCommand command = new WorkerCommand(Sender.class.getName(), Path.of("/tmp"));
    String counts = String.join(" ", arguments);
    WorkerSetup setup = new WorkerSetup("", counts, List.of(), "/", "/", "cpu", 1, 0);
    Consumer<String> said = System.err::println;
    try (Worker worker = Worker.start(command, false, setup, WorkerLimits.STANDARD, said)) {
      System.out.printf("%.0f events a second%n", rate(worker));
      System.out.printf("%.0f MB a second of weights%n", rate(worker) * NUMBERS * 4 / 1e6);
    }
  }

  /** From the first message to the end. */
  private static double rate(Worker worker) {
    Heard heard = new Heard();
    Trial trial = Trial.of(ScriptedTrainer.cells().get(0));
    Message message = worker.received(() -> {});
    long start = System.nanoTime();
    int count = 0;
    while (message.kind() != Message.Kind.DONE) {
      message.content().get("trial").asText();
      count++;
      message = worker.received(() -> heard.progressed(trial, 1));
    }
    return count * 1e9 / (System.nanoTime() - start);
  }
}
