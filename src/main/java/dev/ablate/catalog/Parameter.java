package dev.ablate.catalog;

import java.util.Optional;

/**
 * A parameter of a component.
 *
 * @param name PyTorch's name
 * @param type what it accepts
 * @param presence whether it may be left out, and what happens then
 * @param defaultValue the value when left out, where {@code presence} is OPTIONAL
 * @param off the value at which it has no effect, for {@code without}
 * @param sharing whether it may differ between the trials of one array; where it holds a component,
 *     so may all of that component
 * @param doc one line of help
 */
public record Parameter(
    String name,
    Type type,
    Presence presence,
    Optional<Value> defaultValue,
    Optional<Value> off,
    Sharing sharing,
    String doc) {

  /** What happens when a parameter is left out. */
  public enum Presence {
    /** An error. */
    REQUIRED,
    /** The default value. */
    OPTIONAL,
    /** The value is inferred from the data and the other settings. */
    INFERRED
  }

  /** Whether a parameter may differ between the trials of one array. */
  public enum Sharing {
    /** It is equal in all of them. */
    EQUAL,
    /** It may differ. */
    FREE,
    /** It may differ where it is on, and is off in all of them or in none. */
    FREE_WHERE_ON
  }

  /** One that must be written. */
  public static Parameter required(String name, Type type, String doc) {
    return new Parameter(
        name, type, Presence.REQUIRED, Optional.empty(), Optional.empty(), Sharing.EQUAL, doc);
  }

  /** One with a default value. */
  public static Parameter optional(String name, Type type, Value defaultValue, String doc) {
    return new Parameter(
        name,
        type,
        Presence.OPTIONAL,
        Optional.of(defaultValue),
        Optional.empty(),
        Sharing.EQUAL,
        doc);
  }

  /** One that is computed when left out. */
  public static Parameter inferred(String name, Type type, String doc) {
    return new Parameter(
        name, type, Presence.INFERRED, Optional.empty(), Optional.empty(), Sharing.EQUAL, doc);
  }

  /** The same parameter with a value that switches it off. */
  public Parameter withOff(Value value) {
    return new Parameter(name, type, presence, defaultValue, Optional.of(value), sharing, doc);
  }

  /** The same parameter, free to differ between the trials of one array. */
  public Parameter differsPerTrial() {
    return with(Sharing.FREE);
  }

  /** The same parameter, free to differ between those trials of one array where it is not off. */
  public Parameter differsPerTrialWhereOn() {
    return with(Sharing.FREE_WHERE_ON);
  }

  private Parameter with(Sharing other) {
    return new Parameter(name, type, presence, defaultValue, off, other, doc);
  }

  /** Whether it may differ between the trials of one array, whatever its values there. */
  public boolean perTrial() {
    return sharing == Sharing.FREE;
  }

  /** What of a value must be equal in one array; equal for all values where nothing must. */
  public String shared(Value value) {
    return switch (sharing) {
      case EQUAL -> value.toString();
      case FREE -> "";
      case FREE_WHERE_ON -> off.filter(value::equals).isPresent() ? "off" : "on";
    };
  }
}
