package dev.ablate.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final Axis a = Axis.plain("a", 3);
  private final Axis b = Axis.plain("b", 4);
  private final Axis c = Axis.plain("c", 5);
  private final Space space = new Space(List.of(a, b, c));
  private final Selection selection = new Selection();

  @Test
  void isComputedOnceForEachCombinationOfTheAxesItLooksAt() {
    Memo<String> memo = new Memo<>(selection, () -> "a" + selection.member(a));
    assertThat(values(memo)).containsExactly("a0", "a1", "a2");
    assertThat(memo.values()).isEqualTo(3);
  }

  @Test
  void looksAtAnAxisOnlyWhereItMatters() {
    Memo<String> memo =
        new Memo<>(
            selection,
            () -> selection.member(a) == 0 ? "b" + selection.member(b) : "c" + selection.member(c));
    assertThat(values(memo)).containsExactly("b0", "b1", "b2", "b3", "c0", "c1", "c2", "c3", "c4");
    assertThat(memo.values()).isEqualTo(4 + 2 * 5);
  }

  @Test
  void dependsOnWhatItsPartsDependOn() {
    Memo<Integer> inner = new Memo<>(selection, () -> selection.member(b));
    Memo<String> outer = new Memo<>(selection, () -> inner.get() + "" + selection.member(c));
    assertThat(values(outer)).hasSize(4 * 5);
    assertThat(outer.values()).isEqualTo(4 * 5);
    assertThat(inner.values()).isEqualTo(4);
  }

  @Test
  void aConstantIsComputedOnce() {
    Memo<String> memo = new Memo<>(selection, () -> "x");
    assertThat(values(memo)).containsExactly("x");
    assertThat(memo.values()).isEqualTo(1);
  }

  private List<String> values(Memo<String> memo) {
    return space
        .assignments()
        .map(
            assignment -> {
              selection.select(assignment);
              return memo.get();
            })
        .distinct()
        .toList();
  }
}
