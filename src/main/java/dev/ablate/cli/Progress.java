package dev.ablate.cli;

/** Shows how far a run is. */
interface Progress extends AutoCloseable {

  /**
   * More is done.
   *
   * @param trialSteps updates times trials
   */
  void advance(long trialSteps);

  /** A message between the progress. */
  void say(String message);

  @Override
  void close();

  /**
   * The progress that suits the console: a bar for who watches, a line now and then for a log.
   *
   * @param trialSteps how many there will be
   */
  static Progress of(Console console, boolean quiet, long trialSteps) {
    if (quiet) {
      return new SilentProgress(console);
    }
    return console.terminal()
        ? new ProgressBarView(trialSteps)
        : new ProgressLines(console, trialSteps);
  }
}
