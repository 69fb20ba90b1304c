package dev.ablate.cli;

import dev.ablate.engine.ArrayTrainer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;

/** Runs command lines in a folder of their own and keeps what they print. */
public final class TestConsole {
  /** Training in this process, by the thread that opens it. */
  static final Trainers HERE =
      (plan, preparation, pause) ->
          number ->
              new ArrayTrainer(
                  preparation.device(), preparation.data()::of, Clock.systemUTC(), pause);

  private final Path folder;
  private final Trainers trainers;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  /** Trains in this process. */
  public TestConsole(Path folder) {
    this(folder, HERE);
  }

  /** Trains in processes of their own. */
  public static TestConsole withWorkers(Path folder) {
    return new TestConsole(folder, Trainers.WORKERS);
  }

  TestConsole(Path folder, Trainers trainers) {
    this.folder = folder;
    this.trainers = trainers;
  }

  /** Runs {@code ablate} with these arguments; the result is the exit code. */
  public int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return ablate().execute(arguments);
  }

  /** The names of all commands. */
  Set<String> commands() {
    return ablate().commands();
  }

  private Ablate ablate() {
    Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return new Ablate(new Workspace(folder), console, trainers);
  }

  /** Standard output of the last command. */
  public String out() {
    return out.toString();
  }

  /** Standard error of the last command. */
  public String err() {
    return err.toString();
  }
}
