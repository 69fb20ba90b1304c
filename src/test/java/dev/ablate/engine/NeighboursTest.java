package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.program.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The accuracy of embeddings: rows whose nearest other row is of their class. */
class NeighboursTest {
  /** Of four rows, the first two lie in one direction and the last two in another. */
  private static final float[] ROWS = {1, 0, 9, 0.1f, 0, 1, 0.1f, 9};

  /** What the rows stand beside, each equal to a row of the other class. */
  private static final float[] PARTNERS = {9, 0.1f, 1, 0, 0.1f, 9, 0, 1};

  private static final long[] BY_DIRECTION = {0, 0, 1, 1};
  private static final long[] BY_LENGTH = {0, 1, 0, 1};

  @Test
  void nearIsWhatIsAtALittleDistance() {
    assertThat(hits("ContrastiveLoss()", BY_DIRECTION)).isEqualTo(2);
    assertThat(hits("ContrastiveLoss()", BY_LENGTH)).isEqualTo(2);
    assertThat(hits("TripletMarginLoss()", BY_LENGTH)).isEqualTo(2);
  }

  @Test
  void underTheCosineLossItIsWhatLiesInTheSameDirection() {
    assertThat(hits("CosineEmbeddingLoss()", BY_DIRECTION)).isEqualTo(4);
    assertThat(hits("CosineEmbeddingLoss()", BY_LENGTH)).isZero();
  }

  @Test
  void aRowAloneHasNoNeighbour() {
    try (Probe probe = probe("ContrastiveLoss()")) {
      NDArray pair = probe.tensor(new float[] {1, 2, 1, 2}, 1, 2, 2);
      NDArray classes = probe.tensor(new long[] {1, 1}, 1, 2);
      assertThat(probe.call("score", List.of(pair, classes)).get(0).toDoubleArray())
          .containsExactly(0);
    }
  }

  /** Counted beside a trial whose embeddings are all one. */
  private static double hits(String loss, long[] classes) {
    int views = loss.startsWith("Triplet") ? 3 : 2;
    float[] out = new float[2 * views * ROWS.length];
    long[] y = new long[views * classes.length];
    for (int view = 0; view < views; view++) {
      float[] rows = view == 0 ? ROWS : PARTNERS;
      System.arraycopy(rows, 0, out, view * rows.length, rows.length);
      System.arraycopy(classes, 0, y, view * classes.length, classes.length);
    }
    try (Probe probe = probe(loss)) {
      NDArray sums =
          probe
              .call(
                  "score",
                  List.of(
                      probe.tensor(out, 2, (long) views * classes.length, 2),
                      probe.tensor(y, 1, y.length)))
              .get(0);
      return sums.getDouble(0, 0);
    }
  }

  private static Probe probe(String loss) {
    return new Probe(
        Design.of(
            Networks.layer("Linear(2)", Shape.of(1)),
            List.of(Trials.settings("loss", loss, "optimizer", "SGD()", "batch_size", "1")),
            false,
            false));
  }
}
