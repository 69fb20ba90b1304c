package dev.ablate.cli;

/** Shows messages alone. */
record SilentProgress(Console console) implements Progress {
  @Override
  public void advance(long amount) {}

  @Override
  public void shorten(long amount) {}

  @Override
  public void say(String message) {
    console.say(message);
  }

  @Override
  public void close() {}
}
