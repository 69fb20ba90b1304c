package dev.ablate.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MemoTest {
  private final Axis a = Axis.plain("a", 3);
  private final Axis b = Axis.plain("b", 4);
  private final Axis c = Axis.plain("c", 5);
  private final Space space = new Space(List.of(a, b, c));
  private final Selection selection = new Selection();

  private int computations;

  @Test
  void isComputedOnceForEachCombinationOfTheAxesItLooksAt() {
    Memo<String> memo = counted(() -> "a" + selection.member(a));
    assertThat(values(memo)).containsExactly("a0", "a1", "a2");
    assertThat(computations).isEqualTo(3);
  }

  @Test
  void looksAtAnAxisOnlyWhereItMatters() {
    Memo<String> memo =
        counted(
            () -> selection.member(a) == 0 ? "b" + selection.member(b) : "c" + selection.member(c));
    assertThat(values(memo)).containsExactly("b0", "b1", "b2", "b3", "c0", "c1", "c2", "c3", "c4");
    assertThat(computations).isEqualTo(4 + 2 * 5);
  }

  @Test
  void dependsOnWhatItsPartsDependOn() {
    Memo<String> inner = new Memo<>(selection, () -> "b" + selection.member(b));
    Memo<String> outer = counted(() -> inner.get() + selection.member(c));
    assertThat(values(outer)).hasSize(4 * 5);
    assertThat(computations).isEqualTo(4 * 5);
  }

  @Test
  void aConstantIsComputedOnce() {
    Memo<String> memo = counted(() -> "x");
    assertThat(values(memo)).containsExactly("x");
    assertThat(computations).isEqualTo(1);
  }

  private Memo<String> counted(Supplier<String> computation) {
    return new Memo<>(
        selection,
        () -> {
          computations++;
          return computation.get();
        });
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
