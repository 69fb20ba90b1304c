package dev.ablate.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpaceTest {

  @Test
  void nothingThatVariesIsOneAssignment() {
    assertThat(Space.POINT.assignments()).containsExactly(Assignment.EMPTY);
  }

  @Test
  void theLastAxisIsTheFastest() {
    Space space = new Space(List.of(Axis.plain("a", 2), Axis.plain("b", 3)));
    assertThat(texts(space)).containsExactly("a0 b0", "a0 b1", "a0 b2", "a1 b0", "a1 b1", "a1 b2");
  }

  @Test
  void anAxisInsideAMemberExistsOnlyThere() {
    Space inside = new Space(List.of(Axis.plain("lr", 2)));
    Axis optimizer = new Axis("optimizer", List.of(Space.POINT, inside, Space.POINT));
    Space space = new Space(List.of(optimizer, Axis.plain("b", 2)));
    assertThat(texts(space))
        .containsExactly(
            "optimizer0 b0",
            "optimizer0 b1",
            "optimizer1 lr0 b0",
            "optimizer1 lr0 b1",
            "optimizer1 lr1 b0",
            "optimizer1 lr1 b1",
            "optimizer2 b0",
            "optimizer2 b1");
  }

  @Test
  void countsBeyondAnyMemoryAreExact() {
    List<Axis> axes = IntStream.range(0, 40).mapToObj(i -> Axis.plain("a" + i, 1000)).toList();
    assertThat(new Space(axes).size()).isEqualTo(BigInteger.TEN.pow(120));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void theCountIsThatOfDistinctAssignments(long seed) {
    Space space = random(new Random(seed), 3);
    List<Assignment> all = space.assignments().toList();
    assertThat(BigInteger.valueOf(all.size())).isEqualTo(space.size());
    assertThat(new HashSet<>(all)).hasSameSizeAs(all);
    all.forEach(
        assignment ->
            assertThat(existing(space, assignment)).isEqualTo(assignment.members().keySet()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void drawsChooseWhatExistsAndProbesAllThatCan(long seed) {
    Space space = random(new Random(seed), 3);
    RandomPositions positions = new RandomPositions(seed);
    IntStream.range(0, 50)
        .mapToObj(i -> space.draw(positions, i))
        .forEach(draw -> assertThat(existing(space, draw)).isEqualTo(draw.members().keySet()));
    Set<Axis> probed = new HashSet<>();
    for (Assignment probe : Probes.of(space)) {
      assertThat(existing(space, probe)).isEqualTo(probe.members().keySet());
      probed.addAll(probe.members().keySet());
    }
    assertThat(probed).isEqualTo(space.allAxes().collect(Collectors.toSet()));
  }

  @Test
  void everyMemberIsDrawnAlikeAndEndlessAxesGiveTheDraw() {
    Space inside = new Space(List.of(Axis.endless("lr")));
    Axis optimizer = new Axis("optimizer", List.of(Space.POINT, inside, Space.POINT));
    Space space = new Space(List.of(optimizer));
    RandomPositions positions = new RandomPositions(1);
    int[] counts = new int[3];
    for (int i = 0; i < 3000; i++) {
      Assignment draw = space.draw(positions, i);
      counts[draw.member(optimizer)]++;
      if (draw.member(optimizer) == 1) {
        assertThat(draw.member(inside.axes().get(0))).isEqualTo(i);
      }
    }
    assertThat(IntStream.of(counts).boxed()).allMatch(count -> count > 900 && count < 1100);
  }

  private static Set<Axis> existing(Space space, Assignment assignment) {
    HashSet<Axis> axes = new HashSet<>();
    for (Axis axis : space.axes()) {
      axes.add(axis);
      axes.addAll(existing(axis.members().get(assignment.member(axis)), assignment));
    }
    return axes;
  }

  private static Space random(Random random, int depth) {
    List<Axis> axes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0 && depth > 0; i--) {
      int members = 1 + random.nextInt(3);
      axes.add(
          new Axis(
              "axis",
              IntStream.range(0, members).mapToObj(m -> random(random, depth - 1)).toList()));
    }
    return new Space(axes);
  }

  private static List<String> texts(Space space) {
    return space.assignments().map(SpaceTest::text).toList();
  }

  private static String text(Assignment assignment) {
    return String.join(
        " ",
        assignment.members().entrySet().stream()
            .map(e -> e.getKey().name() + e.getValue())
            .toList());
  }
}
