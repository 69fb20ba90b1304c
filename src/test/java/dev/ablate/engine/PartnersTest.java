package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Task;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.junit.jupiter.api.Test;

/** Half of all pairs are of one class; triplets have one example of the class and one not. */
class PartnersTest {
  private static final int ROWS = 301;

  /** Classes of very different sizes, the last one of a single row. */
  private static final int[] CLASSES =
      IntStream.range(0, ROWS).map(row -> row == 7 ? 3 : Math.min(2, row % 10)).toArray();

  private static final int[] NATURAL = PermutationSampler.natural(ROWS);

  @Test
  void halfOfThePartnersAreAnotherExampleOfTheSameClass() {
    Order pairs = draw(Task.PAIRS, NATURAL, 1, 1);
    assertThat(pairs.views()).hasSize(2);
    assertThat(pairs.views().get(0)).isEqualTo(NATURAL);
    int[] partner = pairs.views().get(1);
    long same = IntStream.of(NATURAL).filter(row -> sameClass(row, partner[row])).count();
    assertThat(same).isEqualTo((ROWS + 1) / 2);
    assertThat(IntStream.of(NATURAL).filter(row -> partner[row] == row)).isSubsetOf(7);
  }

  @Test
  void theSecondOfATripletIsOfTheClassAndTheThirdOfAnother() {
    Order triplets = draw(Task.TRIPLETS, NATURAL, 1, 1);
    assertThat(triplets.views()).hasSize(3);
    for (int row : NATURAL) {
      int positive = triplets.views().get(1)[row];
      assertThat(sameClass(row, positive)).isTrue();
      assertThat(positive == row).isEqualTo(row == 7);
      assertThat(sameClass(row, triplets.views().get(2)[row])).isFalse();
    }
  }

  @Test
  void everyRowOfAnotherClassIsDrawnAtTimes() {
    Partners partners = partners(Task.TRIPLETS);
    int[] seen =
        IntStream.rangeClosed(1, 3000)
            .map(epoch -> partners.draw(NATURAL, Draws.partners(1, epoch)).views().get(2)[7])
            .sorted()
            .distinct()
            .toArray();
    assertThat(seen).isEqualTo(IntStream.of(NATURAL).filter(row -> row != 7).toArray());
  }

  @Test
  void partnersFollowSeedAndEpochButNotTheOrder() {
    int[] order = Draws.order(1, 4, ROWS);
    int[] natural = draw(Task.PAIRS, NATURAL, 1, 4).views().get(1);
    int[] shuffled = draw(Task.PAIRS, order, 1, 4).views().get(1);
    assertThat(shuffled).isEqualTo(IntStream.of(order).map(row -> natural[row]).toArray());
    assertThat(draw(Task.PAIRS, NATURAL, 2, 4).views().get(1)).isNotEqualTo(natural);
    assertThat(draw(Task.PAIRS, NATURAL, 1, 5).views().get(1)).isNotEqualTo(natural);
  }

  @Test
  void singleExamplesHaveNone() {
    assertThat(draw(Task.CLASSES, NATURAL, 1, 1).views()).containsExactly(NATURAL);
  }

  private static boolean sameClass(int row, int other) {
    return CLASSES[row] == CLASSES[other];
  }

  private static Order draw(Task task, int[] order, long seed, int epoch) {
    return partners(task).draw(order, Draws.partners(seed, epoch));
  }

  private static Partners partners(Task task) {
    Split split = new Split(new Features.Floats(new float[ROWS]), new Targets.Classes(CLASSES));
    return Partners.of(split, task, 5);
  }
}
