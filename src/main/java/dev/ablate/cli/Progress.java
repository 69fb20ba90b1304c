package dev.ablate.cli;

import dev.ablate.data.DataProgress;

/** Shows how far a run, or slow work on its data, is. */
interface Progress extends DataProgress.Work {

  /** There is less to do than was known. */
  void shorten(long amount);

  /** A message between the progress. */
  void say(String message);

  /**
   * The progress that suits the console: a bar for who watches, a line now and then for a log.
   *
   * @param what is done: {@code Training}
   * @param unit of {@code total}: {@code steps}
   * @param total how much there is to do
   */
  static Progress of(Console console, boolean quiet, String what, String unit, long total) {
    if (quiet) {
      return new SilentProgress(console);
    }
    return console.terminal()
        ? new ProgressBarView(what, unit, total)
        : new ProgressLines(console, what, unit, total);
  }

  /** The progress of slow work on data sets, each with a bar, or a line that says it begins. */
  static DataProgress ofData(Console console, boolean quiet) {
    return (what, unit, total) -> {
      if (!quiet && !console.terminal()) {
        console.say(what);
      }
      return of(console, quiet, what, unit, total);
    };
  }
}
