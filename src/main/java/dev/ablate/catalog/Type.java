package dev.ablate.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a parameter accepts. */
public sealed interface Type {

  /** The value in this type's form ({@code 1} as {@code 1.0} for a real), or empty. */
  Optional<Value> convert(Value value);

  /** What a value must be: "a number", "> 0", "one of min, max"; follows "must be". */
  String requirement();

  /** The names that mean a choice to this type when they are written without quotes. */
  default List<String> words() {
    return List.of();
  }

  /** Any whole number from {@code min}. */
  static Type wholeFrom(long min) {
    return new IntType(min, Long.MAX_VALUE);
  }

  /** Any finite number. */
  static Type number() {
    return new RealType(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true);
  }

  /** A finite number above 0. */
  static Type positive() {
    return new RealType(0, true, Double.POSITIVE_INFINITY, true);
  }

  /** A finite number from 0. */
  static Type nonNegative() {
    return new RealType(0, false, Double.POSITIVE_INFINITY, true);
  }

  /** A number from {@code min} to {@code max}, both allowed. */
  static Type between(double min, double max) {
    return new RealType(min, false, max, false);
  }

  /** {@code true} or {@code false}. */
  static Type bool() {
    return new BoolType();
  }

  /** One of these words. */
  static Type choice(String... choices) {
    return new ChoiceType(List.of(choices));
  }

  /** The first of these types that accepts the value. */
  static Type anyOf(Type... types) {
    return new AnyOf(List.of(types));
  }

  /** {@code none} or that type. */
  static Type orNone(Type type) {
    return anyOf(new NoneType(), type);
  }

  /** Anything, as it is. */
  record AnyType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value);
    }

    @Override
    public String requirement() {
      return "a value";
    }
  }

  /**
   * Anything: a parameter of a model, which declares no type. A whole number is an integer, as 1
   * and 1.0 are one value.
   *
   * @param real whether the parameter's default is a real number, so that every number is one
   */
  record UntypedType(boolean real) implements Type {
    private static final Type WHOLE = new IntType(Long.MIN_VALUE, Long.MAX_VALUE);

    @Override
    public Optional<Value> convert(Value value) {
      return (real ? number() : WHOLE).convert(value).or(() -> Optional.of(value));
    }

    @Override
    public String requirement() {
      return "a value";
    }
  }

  /** A whole number, both bounds allowed. */
  record IntType(long min, long max) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return whole(value).filter(v -> v.value() >= min && v.value() <= max).map(v -> v);
    }

    private static Optional<Value.Int> whole(Value value) {
      if (value instanceof Value.Int whole) {
        return Optional.of(whole);
      }
      return value instanceof Value.Real real
              && real.value() == Math.rint(real.value())
              && Math.abs(real.value()) < 0x1p53
          ? Optional.of(new Value.Int((long) real.value()))
          : Optional.empty();
    }

    @Override
    public String requirement() {
      if (max < Integer.MAX_VALUE) {
        return "a whole number from " + min + " to " + max;
      }
      return min > Integer.MIN_VALUE ? "a whole number >= " + min : "a whole number";
    }
  }

  /**
   * A real number between bounds.
   *
   * @param minOpen whether {@code min} itself is refused
   * @param maxOpen whether {@code max} itself is refused
   */
  record RealType(double min, boolean minOpen, double max, boolean maxOpen) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      double number;
      if (value instanceof Value.Int whole) {
        number = whole.value();
      } else if (value instanceof Value.Real real) {
        number = real.value();
      } else {
        return Optional.empty();
      }
      boolean above = minOpen ? number > min : number >= min;
      boolean below = maxOpen ? number < max : number <= max;
      return above && below ? Optional.of(new Value.Real(number)) : Optional.empty();
    }

    @Override
    public String requirement() {
      List<String> bounds = new ArrayList<>();
      if (min != Double.NEGATIVE_INFINITY) {
        bounds.add((minOpen ? "> " : ">= ") + shortText(min));
      }
      if (max != Double.POSITIVE_INFINITY) {
        bounds.add((maxOpen ? "< " : "<= ") + shortText(max));
      }
      return bounds.isEmpty() ? "a number" : String.join(" and ", bounds);
    }

    private static String shortText(double bound) {
      return bound == Math.rint(bound) ? Long.toString((long) bound) : Numbers.text(bound);
    }
  }

  /** {@code true} or {@code false}. */
  record BoolType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value).filter(Value.Bool.class::isInstance);
    }

    @Override
    public String requirement() {
      return "true or false";
    }
  }

  /** Any string. */
  record TextType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value).filter(Value.Text.class::isInstance);
    }

    @Override
    public String requirement() {
      return "a string";
    }
  }

  /** A length of time. */
  record DurationType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value).filter(Value.Duration.class::isInstance);
    }

    @Override
    public String requirement() {
      return "a duration such as 30m or 8h";
    }
  }

  /** One of some words, quoted or not. */
  record ChoiceType(List<String> choices) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      Value word = value instanceof Value.None ? new Value.Text("none") : value;
      return Optional.of(word)
          .filter(v -> v instanceof Value.Text text && choices.contains(text.value()));
    }

    @Override
    public List<String> words() {
      return choices;
    }

    @Override
    public String requirement() {
      return (choices.size() > 1 ? "one of " : "") + String.join(", ", choices);
    }
  }

  /** One value only, where others are known but cannot be used yet. */
  record OnlyType(Value value) implements Type {
    @Override
    public Optional<Value> convert(Value given) {
      return Optional.of(given).map(OnlyType::plain).filter(value::equals);
    }

    @Override
    public List<String> words() {
      return List.of(value.toString());
    }

    @Override
    public String requirement() {
      return value + " (other values cannot be used yet)";
    }

    private static Value plain(Value given) {
      return given instanceof Value.Real
          ? new IntType(Long.MIN_VALUE, Long.MAX_VALUE).convert(given).orElse(given)
          : given;
    }
  }

  /** The name of a metric logged every epoch: {@code val_loss}, {@code train_accuracy}. */
  record MetricType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value)
          .filter(v -> v instanceof Value.Text text && Metrics.logged().contains(text.value()));
    }

    @Override
    public List<String> words() {
      return Metrics.words();
    }

    @Override
    public String requirement() {
      return "train_ or val_ with one of " + String.join(", ", Metrics.measured());
    }
  }

  /** A list of values of one type. */
  record ListType(Type element, int min, int max) implements Type {
    /** Those of an element, so that {@code metrics = f1} is known to lack brackets. */
    @Override
    public List<String> words() {
      return element.words();
    }

    @Override
    public Optional<Value> convert(Value value) {
      if (!(value instanceof Value.ListOf list)
          || list.items().size() < min
          || list.items().size() > max) {
        return Optional.empty();
      }
      List<Value> items = list.items().stream().flatMap(v -> element.convert(v).stream()).toList();
      return items.size() == list.items().size()
          ? Optional.of(new Value.ListOf(items))
          : Optional.empty();
    }

    @Override
    public String requirement() {
      String size = min == max ? min + " values" : "values";
      return "a list of " + size + ", each " + element.requirement();
    }
  }

  /** A list of two numbers, from one to the other. */
  record IntervalType(Type element) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return new ListType(element, 2, 2).convert(value).filter(IntervalType::rises);
    }

    private static boolean rises(Value value) {
      List<Value> ends = ((Value.ListOf) value).items();
      return ((Value.Real) ends.get(0)).value() <= ((Value.Real) ends.get(1)).value();
    }

    @Override
    public String requirement() {
      return "[from, to], from <= to, each " + element.requirement();
    }
  }

  /** Whole numbers, one for each direction, or one for all; always converted to a list. */
  record SizesType(Type element, int count) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      if (value instanceof Value.ListOf) {
        return new ListType(element, count, count).convert(value);
      }
      return element.convert(value).map(v -> new Value.ListOf(Collections.nCopies(count, v)));
    }

    @Override
    public String requirement() {
      return element.requirement() + (count == 2 ? ", or a list of two" : "");
    }
  }

  /** A component of some kind. */
  record ComponentType(Kind kind) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value)
          .filter(v -> v instanceof Instance instance && instance.component().kind() == kind);
    }

    @Override
    public String requirement() {
      return "aeiou".indexOf(kind.noun().charAt(0)) < 0 ? "a " + kind.noun() : "an " + kind.noun();
    }
  }

  /** One schedule or a chain of them. */
  record ScheduleType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return value instanceof Value.Chain
          ? Optional.of(value)
          : new ComponentType(Kind.SCHEDULE).convert(value);
    }

    @Override
    public String requirement() {
      return "a schedule";
    }
  }

  /** The first of several types that accepts the value. */
  record AnyOf(List<Type> types) implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return types.stream().flatMap(t -> t.convert(value).stream()).findFirst();
    }

    @Override
    public List<String> words() {
      return types.stream().flatMap(t -> t.words().stream()).toList();
    }

    @Override
    public String requirement() {
      return String.join(" or ", types.stream().map(Type::requirement).toList());
    }
  }

  /** {@code none} alone; with {@link AnyOf} it makes a type optional. */
  record NoneType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      return Optional.of(value).filter(Value.None.class::isInstance);
    }

    @Override
    public String requirement() {
      return "none";
    }
  }

  /** {@code none}, also written as an empty list; with {@link AnyOf} it makes a list optional. */
  record NoPartsType() implements Type {
    @Override
    public Optional<Value> convert(Value value) {
      boolean none = value.equals(Value.NONE) || value.equals(new Value.ListOf(List.of()));
      return none ? Optional.of(Value.NONE) : Optional.empty();
    }

    @Override
    public String requirement() {
      return "none";
    }
  }
}
