package dev.ablate.cli;

import java.time.Duration;

/**
 * How long a run may take.
 *
 * @param name what sets it: {@code --max-time}
 */
record TimeLimit(String name, Duration time) {

  @Override
  public String toString() {
    return name + " " + Durations.text(time.toSeconds());
  }
}
