package dev.ablate.check;

import dev.ablate.check.expression.Problems;
import dev.ablate.source.Diagnostic;
import dev.ablate.space.Axis;
import dev.ablate.space.Memo;
import dev.ablate.space.Selection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that follows from a trial's settings, worked out once for each combination of the axes
 * that it depends on. What is wrong with it is kept along with that combination.
 */
final class Derived<T> {
  private static final int ENOUGH = 1000;

  private final Memo<Optional<T>> memo;
  private int decided;
  private int refused;

  Derived(Selection selection, Findings findings, Function<Problems, Optional<T>> computation) {
    this.memo =
        new Memo<>(
            selection,
            () -> {
              Problems problems = new Problems();
              Optional<T> value = computation.apply(problems);
              List<Diagnostic> wrong = problems.diagnostics();
              decided += value.isPresent() || !wrong.isEmpty() ? 1 : 0;
              refused += value.isPresent() || wrong.isEmpty() ? 0 : 1;
              findings.add(this, wrong, selection.seen());
              return value;
            });
  }

  /** The value in the assignment at hand; empty after a mistake. */
  Optional<T> get() {
    return memo.get();
  }

  /** Whether it is the same for all trials, which is known once it was worked out for one. */
  boolean isConstant() {
    return memo.isConstant();
  }

  /** Whether it has been wrong for all of very many combinations: more tell hardly anything new. */
  boolean isHopeless() {
    return refused == decided && refused >= ENOUGH;
  }

  /** Whether it was worked out from the members of one of these axes. */
  boolean dependsOn(Collection<Axis> axes) {
    return memo.dependsOn(axes);
  }

  /**
   * For how many combinations it was found right or wrong; where something that it needs is wrong
   * it is neither.
   */
  int decided() {
    return decided;
  }
}
