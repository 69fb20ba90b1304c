package dev.ablate.check;

import dev.ablate.ast.Statement;
import dev.ablate.check.BlockCount.AxisCount;
import dev.ablate.check.BlockCount.ConditionCount;
import dev.ablate.space.Axis;
import dev.ablate.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts how the trials of a checked variant came about. */
final class BlockCounts {
  private static final int LONGEST_FORMULA = 40;

  private final VariantTrials trials;
  private final List<Statement.Where> wheres;
  private final List<AxisCount> axes = new ArrayList<>();

  private BlockCounts(VariantTrials trials, List<Statement.Where> wheres) {
    this.trials = trials;
    this.wheres = wheres;
  }

  /** The account of a variant. */
  static BlockCount of(VariantTrials trials, List<Statement.Where> wheres) {
    BlockCounts counts = new BlockCounts(trials, wheres);
    Space space = trials.setup().varied().space();
    counts.add(space, 0, "");
    return new BlockCount(
        trials.label(), counts.axes, formula(space), space.size(), counts.conditions());
  }

  private void add(Space space, int depth, String only) {
    for (Axis axis : space.axes()) {
      Varying source = trials.setup().varied().source(axis);
      axes.add(
          new AxisCount(
              axis.name(),
              written(source.place().text()),
              axis.members().size(),
              depth,
              only,
              trials.setup().usedAxes().contains(axis)));
      if (!axis.isPlain()) {
        for (int member = 0; member < axis.members().size(); member++) {
          add(axis.members().get(member), depth + 1, source.choice(member));
        }
      }
    }
  }

  private static String written(String text) {
    return text.replaceAll("#[^\n]*", "").replaceAll("\\s+", " ").strip();
  }

  /** The seeds stand last, as what is repeated. */
  private static String formula(Space space) {
    Stream<String> settings =
        space.axes().stream().filter(axis -> !isSeed(axis)).map(BlockCounts::formula);
    Stream<String> seeds =
        space.axes().stream()
            .filter(BlockCounts::isSeed)
            .map(axis -> axis.members().size() + " seeds");
    String product = Stream.concat(settings, seeds).collect(Collectors.joining(" x "));
    return product.isEmpty() ? "1" : product;
  }

  private static boolean isSeed(Axis axis) {
    return axis.name().equals("seed");
  }

  /** The number of members, or the sum of what each of them brings. */
  private static String formula(Axis axis) {
    if (axis.isPlain()) {
      return Integer.toString(axis.members().size());
    }
    String sum =
        axis.members().stream()
            .map(BlockCounts::formula)
            .collect(Collectors.joining(" + ", "(", ")"));
    return sum.length() <= LONGEST_FORMULA ? sum : axis.size().toString();
  }

  private List<ConditionCount> conditions() {
    long[] alone = new long[wheres.size()];
    long[] left = new long[wheres.size()];
    for (int index = 0; index < trials.size().intValueExact(); index++) {
      List<Boolean> held = trials.conditions(index);
      boolean all = true;
      for (int i = 0; i < held.size(); i++) {
        all &= held.get(i);
        alone[i] += held.get(i) ? 0 : 1;
        left[i] += all ? 1 : 0;
      }
    }
    return IntStream.range(0, wheres.size())
        .mapToObj(i -> new ConditionCount(condition(wheres.get(i)), alone[i], left[i]))
        .toList();
  }

  private static String condition(Statement.Where where) {
    return written(where.condition().span().text());
  }
}
