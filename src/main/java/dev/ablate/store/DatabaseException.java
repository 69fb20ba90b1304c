package dev.ablate.store;

import dev.ablate.trial.StoreException;

/** A database that cannot be used: its file is damaged, or its disk full. */
final class DatabaseException extends StoreException {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
