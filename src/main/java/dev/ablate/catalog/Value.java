package dev.ablate.catalog;

import java.util.List;
import java.util.Locale;

/** A value that a setting or parameter can have once nothing varies any more. */
public sealed interface Value permits Instance, Value.Simple, Value.ListOf, Value.Chain {

  /** The value in a few words: a component by its name, a chain by the names of its parts. */
  default String shortText() {
    return toString();
  }

  /** The one {@code none}. */
  // None has no static state of its own, so whichever class is loaded first, neither waits.
  @SuppressWarnings("ClassInitializationDeadlock")
  None NONE = new None();

  /** A value without parts. */
  sealed interface Simple extends Value {}

  /** {@code none}. */
  record None() implements Simple {
    @Override
    public String toString() {
      return "none";
    }
  }

  /** {@code true} or {@code false}. */
  record Bool(boolean value) implements Simple {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  /** A whole number. */
  record Int(long value) implements Simple {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A real number. */
  record Real(double value) implements Simple {
    @Override
    public String toString() {
      return Numbers.text(value);
    }
  }

  /** A string or a choice. */
  record Text(String value) implements Simple {
    @Override
    public String toString() {
      return value;
    }
  }

  /** A length of time in seconds, written {@code 1h30m}. */
  record Duration(long seconds) implements Simple {
    @Override
    public String toString() {
      return java.time.Duration.ofSeconds(seconds).toString().substring(2).toLowerCase(Locale.ROOT);
    }
  }

  /** A list or a tuple. */
  record ListOf(List<Value> items) implements Value {
    /** A list of whole numbers. */
    public static ListOf wholes(List<Integer> numbers) {
      return new ListOf(numbers.stream().<Value>map(Int::new).toList());
    }

    public ListOf {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /** Schedules one after the other: {@code a then b}; two parts or more. */
  record Chain(List<Instance> parts) implements Value {
    public Chain {
      parts = List.copyOf(parts);
    }

    @Override
    public String shortText() {
      return String.join(" then ", parts.stream().map(Instance::name).toList());
    }

    @Override
    public String toString() {
      return String.join(" then ", parts.stream().map(Instance::toString).toList());
    }
  }
}
