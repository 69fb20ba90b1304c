package dev.ablate.trial;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what happened to trials.
 *
 * <p>An event that {@link #append} has returned from survives the process being killed. Events of
 * one trial are kept in the order in which they were appended. Reading never changes anything.
 * Every method throws a {@link StoreException} where a file cannot be read or written.
 */
public interface TrialStore extends AutoCloseable {

  /** The trial's record; empty where nothing is known of it. */
  Optional<TrialRecord> find(String fingerprint);

  /** Every trial that anything is known of, by fingerprint. */
  Map<String, TrialRecord> all();

  /** The trials whose fingerprints begin so, with their settings. */
  List<StoredTrial> startingWith(String prefix);

  /** Adds events, each to its trial, and returns when all of them are on the disk. */
  void append(Trial trial, TrialEvent... events);

  @Override
  void close();
}
