package dev.ablate.sweep.worker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other end of the pipe, as a worker sees it. */
final class Coordinator {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

  private final MessageInput in;
  private final MessageOutput out;
  private final Runnable gone;
  private final BlockingQueue<Message> requests = new LinkedBlockingQueue<>();
  private final AtomicLong progress = new AtomicLong();
  private volatile boolean stop;

  /**
   * A coordinator that is not listened to yet.
   *
   * @param gone ends this process, whatever it does; called when nobody is there to hear of it
   */
  Coordinator(InputStream in, OutputStream out, Runnable gone) {
    this.in = new MessageInput(in);
    this.out = new MessageOutput(out);
    this.gone = gone;
  }

  /** Begins to listen, and to give signs of life. */
  void connect() {
    Daemons.start("requests", this::listen);
    Daemons.start("heartbeat", this::beat);
  }

  private void listen() {
    try {
      while (true) {
        add(in.read());
      }
    } catch (EOFException e) {
      LOG.debug("the coordinator has ended", e);
    } catch (IOException e) {
      LOG.error("the coordinator cannot be understood: {}", e.getMessage());
    } finally {
      gone.run();
    }
  }

  /** A request to stop concerns the training that was asked for before it, and no other. */
  private void add(Message message) {
    if (message.kind() == Message.Kind.STOP) {
      stop = true;
    } else {
      if (message.kind() == Message.Kind.RESUME) {
        stop = false;
      }
      requests.add(message);
    }
  }

  private void beat() throws InterruptedException {
    while (true) {
      tell(Message.of(Message.Kind.BEAT, Content.Beat.now(progress.get())));
      Thread.sleep(WorkerLimits.HEARTBEAT.toMillis());
    }
  }

  /** Waits for a message. */
  Message next() {
    try {
      return requests.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a message; waits where the other end has no time to read it. */
  void tell(Message message) {
    try {
      out.write(message);
    } catch (IOException e) {
      gone.run();
      throw new UncheckedIOException(e);
    }
  }

  /** Whether training is to end; whoever asks has made progress. */
  boolean stopRequested() {
    progress.incrementAndGet();
    return stop;
  }
}
