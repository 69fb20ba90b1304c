package dev.ablate.store;

import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.TrialRecord;
import java.util.Comparator;
import java.util.Optional;

/**
 * A trial as its journal has it and as the database has it.
 *
 * @param damaged whether the journal goes on after what can be read of it
 * @param journal what can be read of it
 * @param table empty where the database has no rows of the trial
 */
record TwoCopies(
    String fingerprint,
    boolean damaged,
    Optional<StoredTrial> journal,
    Optional<TableTrial> table) {

  /** Less first: the attempt, whether it is over, its epochs. */
  private static final Comparator<TrialRecord> PROGRESS =
      Comparator.comparingInt(TrialRecord::attempts)
          .thenComparing(record -> record.finished().isPresent())
          .thenComparingInt(record -> record.epochs().size());

  /** Whether something may have to be done. */
  boolean differ() {
    return damaged || journal.isEmpty() || !tableIsAsJournal();
  }

  boolean tableIsAsJournal() {
    return journal.isEmpty()
        || table.filter(t -> t.trial().equals(journal.get()) && t.isIntact()).isPresent();
  }

  /**
   * Whether the table has more than the journal, which once had it too: a journal is written first.
   */
  boolean tableHasMore() {
    TrialRecord known = journal.map(StoredTrial::record).orElse(TrialRecord.EMPTY);
    return table.filter(this::isTrusted).isPresent()
        && PROGRESS.compare(table.get().trial().record(), known) > 0;
  }

  private boolean isTrusted(TableTrial rows) {
    return rows.isIntact() || (!rows.isDamaged() && damaged);
  }
}
