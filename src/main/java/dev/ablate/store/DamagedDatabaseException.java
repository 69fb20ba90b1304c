package dev.ablate.store;

import dev.ablate.trial.StoreException;

/** A database file that H2 cannot make sense of. */
final class DamagedDatabaseException extends StoreException {
  private static final long serialVersionUID = 1L;

  DamagedDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
