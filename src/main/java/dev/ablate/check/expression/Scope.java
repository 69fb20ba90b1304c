package dev.ablate.check.expression;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.Collection;
import java.util.Optional;

/** What the names of an expression mean where it stands, in one assignment of the axes. */
public interface Scope {
  /**
   * Whether the path is a name of this scope: a parameter, a let, a setting or a part of one.
   *
   * @param expected what the place of the path accepts; a word of it may be meant instead of a
   *     setting
   */
  boolean knows(Path path, Type expected);

  /**
   * The value of a path that the scope knows.
   *
   * @param expected what the place of the path accepts; a let of a bare choice needs it
   * @return empty after a failure, which has been reported
   */
  Optional<Value> value(Path path, Type expected);

  /**
   * The member of a set that is chosen; a number of a range is a literal at the range's place.
   *
   * @param name what messages call the place that it is for
   * @param type what that place accepts, whatever would be chosen of a distribution
   * @param set what stands behind {@code in}
   * @return empty after a failure, which has been reported
   */
  Optional<Expr> choose(String name, Type type, Expr set);

  /**
   * What is wrong with a set where one value must stand.
   *
   * @param name what messages call the place
   */
  default String misplacedSet(String name) {
    return name.contains(" ")
        ? "a set of values can only stand behind 'in'"
        : "a set of values needs 'in': write '" + name + " in ...'";
  }

  /** What the setting or parameter accepts that a path means; anything for other names. */
  default Type accepted(Path path) {
    return new Type.AnyType();
  }

  /** The names that it knows, for suggestions. */
  Collection<String> names();

  /** The components that can be named. */
  Components components();
}
