package dev.ablate.cli;

import dev.ablate.engine.Devices;
import java.util.Map;

/**
 * One of the processes that train at once.
 *
 * @param number from 0
 * @param all how many there are
 */
record Job(int number, int all) {

  /** So that together they have no more threads than one alone would have, or one each. */
  Map<String, String> environment() {
    return all == 1 ? Map.of() : Map.of("OMP_NUM_THREADS", Integer.toString(Devices.threads(all)));
  }
}
