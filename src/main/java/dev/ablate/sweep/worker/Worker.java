package dev.ablate.sweep.worker;

import dev.ablate.trial.MemoryException;
import dev.ablate.trial.WorkerLostException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A worker process, as its coordinator sees it. For one thread. */
final class Worker implements AutoCloseable {
  /** How long a process may take to end that was asked to. */
  private static final long PATIENCE_SECONDS = 3;

  private final Process process;
  private final MessageOutput requests;
  private final Watchdog watchdog;
  private final ErrorLines errors;
  private final CrashFile crash;
  private final Consumer<String> log;
  private final long kills;
  private final Thread reader;
  private final Thread watcher;
  private final Thread errorReader;

  /** One alone, for it may have tensors: a worker waits until its coordinator has time. */
  private final BlockingQueue<Optional<Message>> messages = new ArrayBlockingQueue<>(1);

  /** What was found wrong with the process before it was ended for it. */
  private volatile Optional<String> fault = Optional.empty();

  private Optional<Message> opened = Optional.empty();

  private Worker(Process process, CrashFile crash, WorkerLimits limits, Consumer<String> log) {
    this.process = process;
    this.crash = crash;
    this.log = log;
    this.requests = new MessageOutput(process.getOutputStream());
    this.watchdog = new Watchdog(limits);
    this.errors = new ErrorLines(log);
    this.kills = kernel().count();
    this.reader = Daemons.start("worker messages", this::read);
    this.watcher = Daemons.start("worker watch", this::watch);
    this.errorReader = Daemons.start("worker errors", () -> errors.read(process.getErrorStream()));
  }

  /**
   * Starts a process, which opens an experiment.
   *
   * @param tf32 whether its products may be TF32
   * @param log is told what Ablate says there
   */
  static Worker start(
      WorkerCommand command,
      boolean tf32,
      WorkerSetup setup,
      WorkerLimits limits,
      Consumer<String> log) {
    try {
      Files.createDirectories(command.crashes());
      Process process = command.process(tf32).start();
      Worker worker = new Worker(process, command.crashFile(process), limits, log);
      worker.watchdog.works(true);
      worker.send(Message.of(Message.Kind.OPEN, setup));
      return worker;
    } catch (IOException e) {
      throw new WorkerLostException("no worker process can be started: " + e.getMessage());
    }
  }

  private static KernelKills kernel() {
    return new KernelKills(Path.of("/"));
  }

  /** Whatever ends this thread, whoever waits for messages is told of the end. */
  private void read() throws InterruptedException {
    MessageInput in = new MessageInput(process.getInputStream());
    try {
      while (true) {
        hear(in.read());
      }
    } catch (EOFException e) {
      // The process has ended.
    } catch (IOException e) {
      skip(in.rest());
    } catch (RuntimeException | OutOfMemoryError e) {
      end("sent what cannot be read (" + e + ")");
    }
    messages.put(Optional.empty());
  }

  private void hear(Message message) throws InterruptedException {
    if (message.kind() == Message.Kind.BEAT) {
      watchdog.heard(message.content(Content.Beat.class));
    } else {
      if (message.kind() == Message.Kind.PROGRESSED) {
        watchdog.trained();
      }
      watchdog.heard(true);
      messages.put(Optional.of(message));
      watchdog.heard(false);
    }
  }

  /** Text among the messages is what Java says where it crashes; or else something is wrong. */
  private void skip(InputStream text) {
    Daemons.start(
        "worker end",
        () -> {
          if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            end("sent what is no message");
          }
        });
    try {
      text.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The process has ended.
    }
  }

  private void watch() throws InterruptedException {
    while (process.isAlive()) {
      Thread.sleep(WorkerLimits.TICK.toMillis());
      watchdog.pass(WorkerLimits.TICK).ifPresent(this::endUnlessItWaits);
    }
  }

  /** What waits for a disk cannot be ended, and another process would have to wait as well. */
  private void endUnlessItWaits(String found) {
    if (LinuxProcess.of(process.pid()).waitsForSystem()) {
      log.accept("a worker process " + found + ", for it waits for a disk or driver; so do we");
      watchdog.excused();
    } else {
      end(found);
    }
  }

  private void end(String found) {
    fault = fault.or(() -> Optional.of(found));
    process.destroyForcibly();
  }

  /**
   * What it trains on, once it is ready.
   *
   * @throws RuntimeException why it cannot be
   */
  String device() {
    if (opened.isEmpty()) {
      opened = Optional.of(received(() -> {}));
      watchdog.works(false);
    }
    Message message = opened.get();
    if (message.kind() == Message.Kind.FAILED) {
      throw message.content(FailureMessage.class).thrown();
    }
    return message.content(Content.Opened.class).device();
  }

  void send(Message message) {
    try {
      requests.write(message);
    } catch (IOException e) {
      throw lost();
    }
  }

  /** Whether it has something to do from now on. */
  void works(boolean now) {
    watchdog.works(now);
  }

  /**
   * Waits for a message.
   *
   * @param meanwhile done again and again
   * @throws WorkerLostException where the process ends, or was ended because it hung
   * @throws MemoryException where it ended because memory ran out
   */
  Message received(Runnable meanwhile) {
    try {
      while (true) {
        Optional<Message> message =
            messages.poll(WorkerLimits.TICK.toMillis(), TimeUnit.MILLISECONDS);
        if (message != null) {
          return message.orElseThrow(this::lost);
        }
        meanwhile.run();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private RuntimeException lost() {
    int exitCode = exitCode();
    Optional<String> crashed = fault.isPresent() ? Optional.empty() : crash.cause();
    crashed.ifPresent(cause -> log.accept("what Java says of the crash is in " + crash.path()));
    boolean killed = kernel().count() > kills;
    return new WorkerEnd(exitCode, fault, crashed, errors.last(), killed).thrown();
  }

  private int exitCode() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      errorReader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      return process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends the process, whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly();
    reader.interrupt();
    watcher.interrupt();
  }
}
