package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.Specs;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random numbers are functions of seed, purpose and place. */
class DrawsTest {
  @Test
  void anOrderHoldsEveryRowOnce() {
    int[] order = Draws.order(3, 1, 100);
    assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    assertThat(order).isEqualTo(Draws.order(3, 1, 100));
  }

  @Test
  void epochsAndSeedsHaveOrdersOfTheirOwn() {
    assertThat(Draws.order(3, 1, 100)).isNotEqualTo(Draws.order(3, 2, 100));
    assertThat(Draws.order(3, 1, 100)).isNotEqualTo(Draws.order(4, 1, 100));
  }

  @Test
  void seedsOfAllPlacesDiffer() {
    LongStream seeds =
        LongStream.range(0, 20)
            .flatMap(
                seed ->
                    LongStream.range(0, 20)
                        .flatMap(
                            place ->
                                LongStream.of(
                                    Draws.seed(seed, Purpose.ORDER, place),
                                    Draws.seed(seed, Purpose.DROPOUT, place))));
    assertThat(seeds.distinct().count()).isEqualTo(800);
  }

  @Test
  void weightsStartAsTheyShould() {
    float[] uniform = draw(new Initialization.Uniform(0.5), 1);
    for (float weight : uniform) {
      assertThat(weight).isBetween(-0.5f, 0.5f);
    }
    assertThat(deviation(uniform)).isCloseTo(1 / Math.sqrt(12), within(0.01));
    assertThat(deviation(draw(new Initialization.Normal(0.2), 1))).isCloseTo(0.2, within(0.01));
    assertThat(draw(new Initialization.Constant(1), 1)).containsOnly(1);
    assertThat(uniform).isEqualTo(draw(new Initialization.Uniform(0.5), 1));
    assertThat(uniform).isNotEqualTo(draw(new Initialization.Uniform(0.5), 2));
  }

  private static float[] draw(Initialization how, long seed) {
    Weight weight = new Weight("weight", Shape.of(100, 100), how);
    Node.Layer layer =
        new Node.Layer(
            Specs.instance("Linear(100)"), Shape.of(100), Shape.of(100), List.of(weight), "");
    FloatBuffer out = FloatBuffer.allocate(10_000);
    InitialWeights.draw(new Network(Shape.of(100), List.of(layer)), seed, out);
    return out.array();
  }

  private static double deviation(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
