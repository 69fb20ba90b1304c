package dev.ablate.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what happened to trials.
 *
 * <p>An event that {@link #append} has returned from survives the process being killed. What was
 * appended before a call of {@link #force} that has returned survives a power cut as well: all
 * events of a trial up to a checkpoint or its end. Epochs after that would be trained again in any
 * case, and with the same result. Nobody is to be told that a trial has ended before that. Events
 * of one trial are kept in the order in which they were appended. Reading never changes anything.
 * Every method throws a {@link StoreException} where a file cannot be read or written.
 */
public interface TrialStore extends AutoCloseable {

  /** The trial's record; empty where nothing is known of it. */
  Optional<TrialRecord> find(String fingerprint);

  /** Every trial that anything is known of, by fingerprint. */
  default Map<String, TrialRecord> all() {
    Map<String, TrialRecord> records = new LinkedHashMap<>();
    startingWith("").forEach(stored -> records.put(stored.fingerprint(), stored.record()));
    return records;
  }

  /** The trials whose fingerprints begin so, with their settings. */
  List<StoredTrial> startingWith(String prefix);

  /** How many trials of each program are trained at once, as was found so far, in that order. */
  List<ArrayWidth> widths();

  /**
   * The trial with the most epochs of which it is kept where its training ended, so that this one
   * can go on from there; empty where this one is to begin at its start.
   *
   * @param trial as it is trained
   */
  default Optional<Origin> origin(Trial trial) {
    return Optional.empty();
  }

  /** Adds events to a trial. */
  void append(Trial trial, TrialEvent... events);

  /**
   * Returns when what was appended is on the disk. That takes about as long for the events of many
   * trials as for those of one.
   */
  void force();

  /** Forces what was appended and lets go of the files. */
  @Override
  void close();
}
