package dev.ablate.space;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that depends on some axes, computed once for each combination of those that the
 * computation looked at. It is kept in a decision tree: a node asks for one axis, as the
 * computation did, and the chosen member leads on.
 */
public final class Memo<T> {
  private final Selection selection;
  private final Supplier<T> computation;
  private final Set<Axis> axes = new HashSet<>();
  private @Nullable Node<T> root;

  /**
   * A value that is not computed yet.
   *
   * @param computation depends on nothing but members of {@code selection}
   */
  public Memo(Selection selection, Supplier<T> computation) {
    this.selection = selection;
    this.computation = computation;
  }

  /** The value in the assignment at hand. */
  public T get() {
    Node<T> node = root;
    while (node instanceof Choice<T> choice) {
      node = choice.child(selection.member(choice.axis));
    }
    return node instanceof Result<T> result ? result.value() : compute();
  }

  /** Whether it depends on no axis, which is known once it was computed. */
  public boolean isConstant() {
    return root instanceof Result<T>;
  }

  /** Whether a computation so far looked at one of these axes. */
  public boolean dependsOn(Collection<Axis> some) {
    return some.stream().anyMatch(axes::contains);
  }

  private T compute() {
    selection.begin();
    T value = computation.get();
    Map<Axis, Integer> seen = selection.end();
    axes.addAll(seen.keySet());
    root = grown(root, List.copyOf(seen.entrySet()), new Result<>(value));
    return value;
  }

  /** The tree with a result at the end of the way that the computation took. */
  private static <T> Node<T> grown(
      @Nullable Node<T> node, List<Map.Entry<Axis, Integer>> way, Result<T> result) {
    if (way.isEmpty()) {
      return result;
    }
    Axis axis = way.get(0).getKey();
    int member = way.get(0).getValue();
    Choice<T> choice = node instanceof Choice<T> known ? known : new Choice<>(axis);
    choice.put(member, grown(choice.child(member), way.subList(1, way.size()), result));
    return choice;
  }

  private sealed interface Node<T> {}

  private record Result<T>(T value) implements Node<T> {}

  /** Most have one child or few: a tree may have a leaf for each of a million trials. */
  private static final class Choice<T> implements Node<T> {
    private final Axis axis;
    private Map<Integer, Node<T>> children = Map.of();

    private Choice(Axis axis) {
      this.axis = axis;
    }

    private @Nullable Node<T> child(int member) {
      return children.get(member);
    }

    private void put(int member, Node<T> child) {
      if (children.isEmpty()) {
        children = Map.of(member, child);
        return;
      }
      if (children.size() == 1) {
        children = new HashMap<>(children);
      }
      children.put(member, child);
    }
  }
}
