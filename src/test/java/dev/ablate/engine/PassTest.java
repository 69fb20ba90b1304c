package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
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
    assertThat(new Pass(List.of(ROWS), 1, false).run(new Pace(), new Listening(), chunk -> false))
        .isFalse();
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

  @Test
  void everyChunkButTheFirstIsExpectedBeforeTheOneBeforeItRuns() {
    Listening examples = new Listening();
    List<Chunk> ran = new ArrayList<>();
    new Pass(List.of(ROWS), 3, false)
        .run(
            new Pace(),
            examples,
            chunk -> {
              assertThat(examples.expected).hasSize(Math.min(ran.size() + 1, 3));
              return ran.add(chunk);
            });
    assertThat(ran).hasSize(4);
    assertThat(examples.expected).isEqualTo(ran.subList(1, 4));
  }

  @Test
  void chunksHaveNoMoreStepsThanTheExamplesAllow() {
    Listening examples = new Listening();
    List<Chunk> ran = new ArrayList<>();
    new Pass(List.of(Order.of(IntStream.range(0, 1000).toArray())), 2, false)
        .run(new Pace(), examples, ran::add);
    assertThat(ran).extracting(Chunk::steps).contains(4).allMatch(steps -> steps <= 4);
  }

  /** Examples that are not looked at: at most eight in a chunk. */
  private static final class Listening implements ExampleRows {
    private final List<Chunk> expected = new ArrayList<>();

    @Override
    public int count() {
      return 10;
    }

    @Override
    public Partners partners() {
      throw new AssertionError("partners are not drawn here");
    }

    @Override
    public int mostSteps(int examples) {
      return Math.max(1, 8 / examples);
    }

    @Override
    public Block block(Chunk chunk, NDManager call) {
      throw new AssertionError("examples are not read here");
    }

    @Override
    public void expect(Chunk next) {
      expected.add(next);
    }
  }

  private static List<Chunk> chunks(Pass pass) {
    List<Chunk> chunks = new ArrayList<>();
    assertThat(pass.run(new Pace(), new Listening(), chunks::add)).isTrue();
    return chunks;
  }
}
