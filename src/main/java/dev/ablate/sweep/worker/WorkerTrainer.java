package dev.ablate.sweep.worker;

import dev.ablate.experiment.Precision;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WaitingTrials;
import dev.ablate.trial.WorkerLostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Has a process of its own train. TF32 is on or off for a whole process, so on a GPU there is
 * another one for trials with other products; it takes the place of the one before, whose memory it
 * may need. Where a process is lost, whatever was asked of it fails with a {@link
 * dev.ablate.trial.WorkerLostException}, and the next call starts another. For one thread.
 */
public final class WorkerTrainer implements TrialTrainer {
  /** How many processes are started one after the other until one is ready. */
  private static final int STARTS = 3;

  private final WorkerCommand command;
  private final WorkerSetup setup;
  private final Map<String, Integer> cells;
  private final WorkerLimits limits;
  private final Consumer<String> log;
  private Optional<Worker> worker = Optional.empty();
  private Optional<String> device = Optional.empty();
  private boolean tf32;

  /**
   * Starts a worker, and does not wait for it.
   *
   * @param cells position of each trial in the experiment's cells, by fingerprint
   * @param log is told what Ablate says in the worker
   */
  public WorkerTrainer(
      WorkerCommand command,
      WorkerSetup setup,
      Map<String, Integer> cells,
      WorkerLimits limits,
      Consumer<String> log) {
    this.command = command;
    this.setup = setup;
    this.cells = cells;
    this.limits = limits;
    this.log = log;
    worker();
  }

  private Worker worker() {
    Worker running = worker.orElseGet(() -> Worker.start(command, tf32, setup, limits, log));
    worker = Optional.of(running);
    return running;
  }

  /** What is lost before it was asked anything is no trial's fault: another is started. */
  private Worker ready() {
    for (int left = STARTS - 1; left > 0; left--) {
      try {
        worker().device();
        return worker();
      } catch (WorkerLostException | MemoryException e) {
        close();
      }
    }
    worker().device();
    return worker();
  }

  /** Whatever goes wrong in between leaves a worker that nobody listens to. */
  private interface Use<T> {
    T of(Worker worker);
  }

  private <T> T use(Use<T> use) {
    boolean sound = false;
    try {
      Worker running = ready();
      running.works(true);
      T result = use.of(running);
      running.works(false);
      sound = true;
      return result;
    } finally {
      if (!sound) {
        close();
      }
    }
  }

  /** The same with a worker whose products are those of a trial. */
  private <T> T use(Trial trial, Use<T> use) {
    if (needsAnother(trial)) {
      close();
      tf32 = !tf32;
    }
    return use(use);
  }

  private boolean needsAnother(Trial trial) {
    boolean needed = trial.settings().precision() == Precision.TF32 && !device().equals("cpu");
    return needed != tf32;
  }

  @Override
  public String device() {
    String known = device.orElseGet(() -> use(Worker::device));
    device = Optional.of(known);
    return known;
  }

  /** Another process takes seconds to start; what ended before is on the disk by then. */
  @Override
  public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    Trial first = array.get(0).trial();
    if (needsAnother(first) && listener.stopRequested()) {
      return;
    }
    check(use(first, running -> train(running, array, waiting, listener)));
  }

  private Message train(
      Worker running, List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    Conversation conversation = new Conversation(running, this::named, waiting, listener);
    conversation.name(array, Message.Kind.RESUME);
    Message message = running.received(conversation::stopIfRequested);
    while (!isEnd(message)) {
      conversation.hear(message);
      message = running.received(conversation::stopIfRequested);
    }
    return message;
  }

  private static boolean isEnd(Message message) {
    return message.kind() == Message.Kind.DONE || message.kind() == Message.Kind.FAILED;
  }

  private Message named(TrialProgress progress) {
    return ProgressJson.write(progress, reference(progress.trial()));
  }

  private TrialReference reference(Trial trial) {
    return TrialReference.of(trial, Objects.requireNonNull(cells.get(trial.fingerprint())));
  }

  private Message ask(Trial trial, Message request) {
    Message end =
        use(
            trial,
            running -> {
              running.send(request);
              return running.received(() -> {});
            });
    check(end);
    return end;
  }

  /** What failed in the worker fails here. */
  private static void check(Message end) {
    if (end.kind() == Message.Kind.FAILED) {
      throw end.content(FailureMessage.class).thrown();
    }
  }

  private Content.Array array(List<Trial> trials) {
    return new Content.Array(trials.stream().map(this::reference).toList());
  }

  @Override
  public double tryOut(List<Trial> array) {
    Message request = Message.of(Message.Kind.TRY_OUT, array(array));
    return ask(array.get(0), request).content(Content.Seconds.class).seconds();
  }

  @Override
  public StepCost cost(List<Trial> array) {
    Message request = Message.of(Message.Kind.COST, array(array));
    return ask(array.get(0), request).content(StepCost.class);
  }

  /** A size that does not fit may end the process: then it is the one before. */
  @Override
  public int largestBatchSize(List<Trial> array, IntConsumer fits) {
    AtomicInteger largest = new AtomicInteger();
    Message request = Message.of(Message.Kind.LARGEST_BATCH_SIZE, array(array));
    try {
      Message end =
          use(array.get(0), running -> largest(running, request, fits.andThen(largest::set)));
      check(end);
      return end.content(Content.Count.class).count();
    } catch (MemoryException e) {
      if (largest.get() == 0) {
        throw e;
      }
      return largest.get();
    }
  }

  private static Message largest(Worker running, Message request, IntConsumer fits) {
    running.send(request);
    Message message = running.received(() -> {});
    while (message.kind() == Message.Kind.FITS) {
      fits.accept(message.content(Content.Count.class).count());
      message = running.received(() -> {});
    }
    return message;
  }

  @Override
  public Map<String, Double> measure(Trial trial, Checkpoint weights) {
    Message request = Message.of(Message.Kind.MEASURE, reference(trial), weights);
    return ask(trial, request).content(Content.Metrics.class).metrics();
  }

  @Override
  public List<Predictions> predict(Trial trial, Checkpoint weights) {
    Message request = Message.of(Message.Kind.PREDICT, reference(trial), weights);
    return ask(trial, request).content(Content.Splits.class).splits();
  }

  /** Ends the process; a later call would start another. */
  @Override
  public void close() {
    worker.ifPresent(Worker::close);
    worker = Optional.empty();
  }
}
