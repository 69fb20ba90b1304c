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
 * @param perTrial whether it may differ between the trials of one array; where it holds a
 *     component, so may all of that component
 * @param doc one line of help
 */
public record Parameter(
    String name,
    Type type,
    Presence presence,
    Optional<Value> defaultValue,
    Optional<Value> off,
    boolean perTrial,
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

  /** One that must be written. */
  public static Parameter required(String name, Type type, String doc) {
    return new Parameter(
        name, type, Presence.REQUIRED, Optional.empty(), Optional.empty(), false, doc);
  }

  /** One with a default value. */
  public static Parameter optional(String name, Type type, Value defaultValue, String doc) {
    return new Parameter(
        name, type, Presence.OPTIONAL, Optional.of(defaultValue), Optional.empty(), false, doc);
  }

  /** One that is computed when left out. */
  public static Parameter inferred(String name, Type type, String doc) {
    return new Parameter(
        name, type, Presence.INFERRED, Optional.empty(), Optional.empty(), false, doc);
  }

  /** The same parameter with a value that switches it off. */
  public Parameter withOff(Value value) {
    return new Parameter(name, type, presence, defaultValue, Optional.of(value), perTrial, doc);
  }

  /** The same parameter, free to differ between the trials of one array. */
  public Parameter differsPerTrial() {
    return new Parameter(name, type, presence, defaultValue, off, true, doc);
  }
}
