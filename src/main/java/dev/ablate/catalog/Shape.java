package dev.ablate.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The sizes of a tensor; of an example it leaves out the batch: {@code [3, 32, 32]}. */
public record Shape(List<Integer> sizes) {
  public Shape {
    sizes = List.copyOf(sizes);
  }

  /** A shape of these sizes. */
  public static Shape of(Integer... sizes) {
    return new Shape(List.of(sizes));
  }

  /** How many dimensions. */
  public int rank() {
    return sizes.size();
  }

  /** One dimension's size. */
  public int size(int dimension) {
    return sizes.get(dimension);
  }

  /** How many numbers; 1 for a shape without dimensions. */
  public long count() {
    return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** The sizes as a file would write them. */
  public Value value() {
    return new Value.ListOf(sizes.stream().<Value>map(size -> new Value.Int(size)).toList());
  }

  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
