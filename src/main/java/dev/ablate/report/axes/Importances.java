package dev.ablate.report.axes;

import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.report.statistics.Design;
import dev.ablate.report.statistics.Design.Dimension;
import dev.ablate.report.statistics.Fanova;
import dev.ablate.report.statistics.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which factors matter for the objective, by {@link Fanova} of the settings' means over seeds.
 *
 * <p>A factor that only some settings have is judged among those: a forest of its own learns from
 * them alone, and the share is one of their variance. In the forest of all settings it may cut only
 * where every setting has it, so the choice that makes it exist keeps its own share.
 *
 * @param alone most settings first, then largest share first
 * @param pairs largest share first
 * @param settings how many have a result
 * @param explained see {@link Fanova#explained}, of the forest of all settings
 * @param noise the share of the variance between settings that seeds alone would make, from the
 *     deviations over seeds; empty where no setting has two
 */
public record Importances(
    List<Importance> alone,
    List<Importance> pairs,
    int settings,
    OptionalDouble explained,
    OptionalDouble noise) {

  /** With fewer settings there is nothing for a forest to learn. */
  private static final int FEWEST_SETTINGS = 5;

  /** The importances of two factors or more; empty lists where too few settings have a result. */
  public static Importances of(Results results, List<Factor> factors) {
    return new Analysis(results, factors).importances();
  }

  /** Forests by the settings that they learn from. */
  private static final class Analysis {
    private final String metric;
    private final List<Setting> all;
    private final List<Factor> factors;
    private final List<Integer> measured;
    private final Map<List<Integer>, Fanova> forests = new HashMap<>();

    Analysis(Results results, List<Factor> factors) {
      this.metric = results.objective().metric();
      this.all = results.settings();
      this.factors = factors;
      this.measured =
          IntStream.range(0, all.size())
              .filter(i -> all.get(i).row().summary(metric).isPresent())
              .boxed()
              .toList();
    }

    Importances importances() {
      List<Importance> alone = new ArrayList<>();
      List<Importance> pairs = new ArrayList<>();
      for (int i = 0; i < factors.size(); i++) {
        addTo(alone, i);
        for (int j = i + 1; j < factors.size(); j++) {
          addTo(pairs, i, j);
        }
      }
      Comparator<Importance> largest = Comparator.comparingDouble(i -> -i.share().mean());
      alone.sort(Comparator.comparingInt((Importance i) -> -i.settings()).thenComparing(largest));
      pairs.sort(largest);
      OptionalDouble explained =
          measured.size() < FEWEST_SETTINGS ? OptionalDouble.empty() : forest(measured).explained();
      return new Importances(alone, pairs, measured.size(), explained, noise());
    }

    private void addTo(List<Importance> importances, int... which) {
      List<Factor> named = IntStream.of(which).mapToObj(factors::get).toList();
      List<Integer> having =
          measured.stream().filter(s -> named.stream().allMatch(f -> f.has(s))).toList();
      if (having.size() >= FEWEST_SETTINGS) {
        Fanova forest = forest(having);
        (which.length == 1 ? forest.main(which[0]) : forest.pair(which[0], which[1]))
            .ifPresent(share -> importances.add(new Importance(named, share, having.size())));
      }
    }

    private Fanova forest(List<Integer> settings) {
      return forests.computeIfAbsent(settings, s -> Fanova.of(design(s)));
    }

    private Design design(List<Integer> settings) {
      List<int[]> columns = factors.stream().map(factor -> factor.levels(settings)).toList();
      List<Dimension> dimensions =
          IntStream.range(0, factors.size())
              .mapToObj(i -> Dimension.of(factors.get(i).numeric(), columns.get(i)))
              .toList();
      List<int[]> rows =
          IntStream.range(0, settings.size())
              .mapToObj(row -> columns.stream().mapToInt(column -> column[row]).toArray())
              .toList();
      return new Design(
          dimensions, rows, settings.stream().mapToDouble(s -> summary(s).mean()).toArray());
    }

    private OptionalDouble noise() {
      if (measured.isEmpty()) {
        return OptionalDouble.empty();
      }
      double between = Summary.of(summaries().mapToDouble(Summary::mean).toArray()).std().orElse(0);
      OptionalDouble within =
          summaries()
              .filter(s -> s.std().isPresent())
              .mapToDouble(s -> Math.pow(s.std().getAsDouble(), 2) / s.n())
              .average();
      return within.isEmpty() || between == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(Math.min(1, within.getAsDouble() / (between * between)));
    }

    private Stream<Summary> summaries() {
      return measured.stream().map(this::summary);
    }

    private Summary summary(int setting) {
      return all.get(setting).row().summary(metric).orElseThrow();
    }
  }
}
