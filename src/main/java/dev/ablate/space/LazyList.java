package dev.ablate.space;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/**
 * A list that cannot be changed and keeps no element: each is made whenever it is asked for. The
 * function behind it gives equal elements for equal numbers.
 */
public final class LazyList<E> extends AbstractList<E> implements RandomAccess {
  private final int size;
  private final IntFunction<E> element;

  /**
   * A list.
   *
   * @param element makes an element from its number from 0
   */
  public LazyList(int size, IntFunction<E> element) {
    this.size = size;
    this.element = element;
  }

  /** The elements of these lists, one list behind the other. */
  public static <E> List<E> concat(List<List<E>> lists) {
    int[] ends = new int[lists.size()];
    int size = 0;
    for (int i = 0; i < ends.length; i++) {
      size = Math.addExact(size, lists.get(i).size());
      ends[i] = size;
    }
    return new LazyList<>(size, index -> element(lists, ends, index));
  }

  private static <E> E element(List<List<E>> lists, int[] ends, int index) {
    int found = Arrays.binarySearch(ends, index + 1);
    int list = found < 0 ? -found - 1 : found;
    while (lists.get(list).isEmpty()) {
      list--;
    }
    return lists.get(list).get(index - ends[list] + lists.get(list).size());
  }

  @Override
  public E get(int index) {
    return element.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
