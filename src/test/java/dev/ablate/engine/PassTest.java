package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A pass sees every row once, in batches, whatever the length of its chunks. */
class PassTest {
  private static final Order ROWS = Order.of(IntStream.range(0, 10).toArray());

  @Test
  void theLastSmallerBatchIsAChunkOfItsOwn() {
    List<Chunk> chunks = chunks(new Pass(List.of(ROWS), 4, false));
    Chunk last = chunks.get(chunks.size() - 1);
    assertThat(last.batch()).isEqualTo(2);
    assertThat(last.rows()).containsExactly(8, 9);
    assertThat(chunks.stream().mapToInt(Chunk::steps).sum()).isEqualTo(3);
  }

  @Test
  void theLastSmallerBatchCanBeLeftOut() {
    Pass pass = new Pass(List.of(ROWS), 4, true);
    assertThat(chunks(pass)).extracting(Chunk::batch).containsOnly(4);
    assertThat(pass.steps()).isEqualTo(2);
  }

  @Test
  void aSetSmallerThanABatchIsOneStep() {
    assertThat(chunks(new Pass(List.of(ROWS), 64, false)))
        .containsExactly(new Chunk(List.of(ROWS), 0, 1, 10));
  }

  @Test
  void nothingIsNoStep() {
    assertThat(chunks(new Pass(List.of(Order.of()), 4, false))).isEmpty();
  }

  @Test
  void endsWhenToldTo() {
    assertThat(new Pass(List.of(ROWS), 1, false).run(new Pace(), chunk -> false)).isFalse();
  }

  @Test
  void rowsComeByStepThenSeed() {
    Order reversed = Order.of(IntStream.range(0, 10).map(i -> 9 - i).toArray());
    Chunk chunk = new Chunk(List.of(ROWS, reversed), 2, 2, 2);
    assertThat(chunk.rows()).containsExactly(2, 3, 7, 6, 4, 5, 5, 4);
  }

  @Test
  void viewsOfABatchComeOneBehindTheOther() {
    Order pairs = new Order(List.of(new int[] {0, 1, 2, 3}, new int[] {10, 11, 12, 13}));
    Chunk chunk = new Chunk(List.of(pairs, pairs), 0, 2, 2);
    assertThat(chunk.examples()).isEqualTo(4);
    assertThat(chunk.rows())
        .containsExactly(0, 1, 10, 11, 0, 1, 10, 11, 2, 3, 12, 13, 2, 3, 12, 13);
  }

  private static List<Chunk> chunks(Pass pass) {
    List<Chunk> chunks = new ArrayList<>();
    assertThat(pass.run(new Pace(), chunks::add)).isTrue();
    return chunks;
  }
}
