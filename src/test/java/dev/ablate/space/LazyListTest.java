package dev.ablate.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LazyListTest {

  @Test
  void elementsAreMadeWhenTheyAreAskedFor() {
    List<Integer> squares = new LazyList<>(4, i -> i * i);
    assertThat(squares).containsExactly(0, 1, 4, 9);
    assertThatThrownBy(() -> squares.get(4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> squares.add(1)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void listsStandOneBehindTheOtherWhereverSomeAreEmpty() {
    List<List<Integer>> parts =
        List.of(List.of(), List.of(1, 2), List.of(), List.of(), List.of(3), List.of());
    assertThat(LazyList.concat(parts)).containsExactly(1, 2, 3);
    assertThat(LazyList.concat(List.<List<Integer>>of())).isEmpty();
  }
}
