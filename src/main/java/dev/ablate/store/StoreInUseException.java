package dev.ablate.store;

import dev.ablate.trial.StoreException;

/** A store that another run holds. */
public final class StoreInUseException extends StoreException {
  private static final long serialVersionUID = 1L;

  public StoreInUseException(String message) {
    super(message);
  }
}
