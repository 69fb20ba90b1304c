package dev.ablate.cli;

/** What a command's exit code says. */
final class Exit {

  /** All done. */
  static final int OK = 0;

  /** Some trials failed; the rest is done and reported. */
  static final int TRIALS_FAILED = 1;

  /** {@code fmt --check}: a file would change. */
  static final int NOT_CANONICAL = 1;

  /** {@code store verify}: journals, database and weights differ. */
  static final int STORE_DIFFERS = 1;

  /** {@code lsp}: the editor was gone before it said goodbye. */
  static final int ABANDONED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The file has errors. */
  static final int FILE_ERRORS = 3;

  /** The machine cannot run it: no such device, a database in use, a folder that is read-only. */
  static final int MACHINE = 4;

  /** Ended by Ctrl-C; what was done is stored and reported. */
  static final int INTERRUPTED = 130;

  private Exit() {}
}
