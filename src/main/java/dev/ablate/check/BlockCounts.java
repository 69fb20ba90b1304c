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
    Varied varied = trials.setup().varied();
    counts.add(varied.seeds(), 0, "");
    counts.add(varied.settings(), 0, "");
    return new BlockCount(
        trials.label(), counts.axes, counts.formula(), trials.size(), counts.conditions());
  }

  private void add(Space space, int depth, String only) {
    for (Axis axis : space.axes()) {
      Varying source = trials.setup().varied().source(axis);
      axes.add(
          new AxisCount(
              axis.name(),
              written(source.place().text()),
              axis.isEndless() ? 0 : axis.members().size(),
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
  private String formula() {
    Varied varied = trials.setup().varied();
    Stream<String> settings =
        trials.areDrawn()
            ? Stream.of(trials.size().divide(varied.seeds().size()) + " draws")
            : varied.settings().axes().stream().map(BlockCounts::formula);
    Stream<String> seeds =
        varied.seeds().axes().stream().map(axis -> axis.members().size() + " seeds");
    String product = Stream.concat(settings, seeds).collect(Collectors.joining(" x "));
    return product.isEmpty() ? "1" : product;
  }

  private static String product(Space space) {
    return space.axes().isEmpty()
        ? "1"
        : space.axes().stream().map(BlockCounts::formula).collect(Collectors.joining(" x "));
  }

  /** The number of members, or the sum of what each of them brings. */
  private static String formula(Axis axis) {
    if (axis.isPlain()) {
      return Integer.toString(axis.members().size());
    }
    String sum =
        axis.members().stream()
            .map(BlockCounts::product)
            .collect(Collectors.joining(" + ", "(", ")"));
    return sum.length() <= LONGEST_FORMULA ? sum : axis.size().toString();
  }

  private List<ConditionCount> conditions() {
    long[] alone = new long[wheres.size()];
    long[] left = new long[wheres.size()];
    trials
        .looked()
        .forEach(
            index -> {
              boolean all = true;
              List<Boolean> held = trials.conditions(index);
              for (int i = 0; i < held.size(); i++) {
                all &= held.get(i);
                alone[i] += held.get(i) ? 0 : 1;
                left[i] += all ? 1 : 0;
              }
            });
    return IntStream.range(0, wheres.size())
        .mapToObj(i -> new ConditionCount(condition(wheres.get(i)), alone[i], left[i]))
        .toList();
  }

  private static String condition(Statement.Where where) {
    return written(where.condition().span().text());
  }
}
