package dev.ablate.space;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A value that depends on some axes, computed once for each combination of those that the
 * computation looked at. It is kept in a decision tree: a node asks for one axis, as the
 * computation did, and the chosen member leads on.
 */
public final class Memo<T> {
  private final Selection selection;
  private final Supplier<T> computation;
  private final Node<T> root = new Node<>();

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
    while (node.axis.isPresent()) {
      node = node.child(selection.member(node.axis.get()));
    }
    return node.value.orElseGet(this::compute);
  }

  private T compute() {
    selection.begin();
    T value = computation.get();
    Node<T> node = root;
    for (Map.Entry<Axis, Integer> seen : selection.end().entrySet()) {
      node.axis = Optional.of(seen.getKey());
      node = node.child(seen.getValue());
    }
    node.value = Optional.of(value);
    return value;
  }

  private static final class Node<T> {
    private final Map<Integer, Node<T>> children = new HashMap<>();
    private Optional<Axis> axis = Optional.empty();
    private Optional<T> value = Optional.empty();

    private Node<T> child(int member) {
      return children.computeIfAbsent(member, m -> new Node<>());
    }
  }
}
