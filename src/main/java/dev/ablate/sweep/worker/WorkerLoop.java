package dev.ablate.sweep.worker;

import dev.ablate.experiment.Cell;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialTrainer;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a worker process does: it trains what it is told to, until nobody is there to tell it. */
public final class WorkerLoop {
  private final Coordinator coordinator;
  private final Function<WorkerSetup, Workplace> open;

  /**
   * What a worker trains, and with what.
   *
   * @param cells those of the experiment
   */
  public record Workplace(TrialTrainer trainer, List<Cell> cells) {}

  /**
   * A worker that has not begun.
   *
   * @param open makes what it works with
   * @param gone ends the process, whatever it does
   */
  public WorkerLoop(
      InputStream in, OutputStream out, Function<WorkerSetup, Workplace> open, Runnable gone) {
    this.coordinator = new Coordinator(in, out, gone);
    this.open = open;
  }

  /** Works until the process is ended. All that is asked for is done by the calling thread. */
  public void run() {
    coordinator.connect();
    try {
      work(open.apply(coordinator.next().content(WorkerSetup.class)));
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    coordinator.next();
  }

  private void work(Workplace workplace) {
    coordinator.tell(
        Message.of(Message.Kind.OPENED, new Content.Opened(workplace.trainer().device())));
    while (true) {
      KnownTrials trials = new KnownTrials(workplace.cells());
      List<Message> named = new ArrayList<>();
      Message request = coordinator.next();
      while (request.kind() == Message.Kind.TRIAL) {
        named.add(request);
        request = coordinator.next();
      }
      try {
        Object result = result(named, request, workplace.trainer(), trials);
        coordinator.tell(Message.of(Message.Kind.DONE, result));
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }
  }

  private void fail(Throwable thrown) {
    coordinator.tell(Message.of(Message.Kind.FAILED, FailureMessage.of(thrown)));
  }

  private Object result(
      List<Message> named, Message request, TrialTrainer trainer, KnownTrials trials) {
    return switch (request.kind()) {
      case RESUME -> {
        PipeListener listener = new PipeListener(coordinator, trials);
        trainer.resume(
            named.stream().map(m -> ProgressJson.read(m, trials)).toList(), listener, listener);
        yield Map.of();
      }
      case TRY_OUT -> new Content.Seconds(trainer.tryOut(array(request, trials)));
      case COST -> trainer.cost(array(request, trials));
      case LARGEST_BATCH_SIZE ->
          new Content.Count(trainer.largestBatchSize(array(request, trials), this::fits));
      case MEASURE ->
          new Content.Metrics(trainer.measure(trial(request, trials), request.withTensors()));
      case PREDICT ->
          new Content.Splits(trainer.predict(trial(request, trials), request.withTensors()));
      default -> throw new IllegalStateException("not a request: " + request.kind());
    };
  }

  private void fits(int batchSize) {
    coordinator.tell(Message.of(Message.Kind.FITS, new Content.Count(batchSize)));
  }

  private static List<Trial> array(Message request, KnownTrials trials) {
    return request.content(Content.Array.class).trials().stream().map(trials::of).toList();
  }

  private static Trial trial(Message request, KnownTrials trials) {
    return trials.of(request.content(TrialReference.class));
  }
}
