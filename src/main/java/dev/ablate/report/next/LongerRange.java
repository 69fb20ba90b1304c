package dev.ablate.report.next;

import dev.ablate.ast.Declaration;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Value;
import dev.ablate.report.finding.Finding.AtEdge;
import dev.ablate.report.results.Axis;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Goes on beyond the end of an axis where its best value is. */
final class LongerRange {
  private static final int MORE = 2;

  private LongerRange() {}

  /** Empty where the axis' set is not written in one place, or its parameter allows no more. */
  static Optional<Edit> edit(Results results, Declaration.Experiment written, AtEdge edge) {
    Setting best = results.bestSetting().orElseThrow();
    List<Value> more =
        more(edge).stream().filter(value -> allowed(best, edge.axis(), value)).toList();
    Optional<Span> set = WrittenSets.of(written, edge.axis(), best);
    if (more.isEmpty() || set.isEmpty()) {
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>(edge.tried());
    values.addAll(more);
    values.sort(Comparator.comparingDouble(value -> Axis.number(value).orElseThrow()));
    String text = values.stream().map(Value::toString).collect(Collectors.joining(", ", "{", "}"));
    String reason =
        "%s goes on to %s: the best value, %s, was the %s tried."
            .formatted(
                edge.axis(),
                more.get(more.size() - 1),
                edge.value(),
                edge.largest() ? "largest" : "smallest");
    return Optional.of(Edit.replace(set.get(), text, reason));
  }

  /** The next two in the manner of the last two: by their ratio where all ratios are equal. */
  private static List<Value> more(AtEdge edge) {
    double[] tried =
        edge.tried().stream().mapToDouble(v -> Axis.number(v).orElseThrow()).sorted().toArray();
    int n = tried.length;
    double last = edge.largest() ? tried[n - 1] : tried[0];
    double before = edge.largest() ? tried[n - 2] : tried[1];
    double third = edge.largest() ? tried[n - 3] : tried[2];
    double ratio = last / before;
    boolean geometric =
        last * before > 0 && Math.abs(ratio - before / third) < Math.abs(ratio) * 0.35;
    List<Value> more = new ArrayList<>();
    double value = last;
    for (int i = 0; i < MORE; i++) {
      value = geometric ? value * ratio : value + last - before;
      like(edge.value(), value).ifPresent(more::add);
    }
    return more;
  }

  /** A number of the kind of another, with no more digits than make sense. */
  private static Optional<Value> like(Value kind, double value) {
    if (kind instanceof Value.Real) {
      double rounded = Double.parseDouble(String.format(Locale.ROOT, "%.3g", value));
      return Optional.of(new Value.Real(rounded));
    }
    return value == Math.rint(value) ? Optional.of(new Value.Int((long) value)) : Optional.empty();
  }

  private static boolean allowed(Setting best, String axis, Value value) {
    Instance owner = best.row().outcomes().get(0).trial().settings().root();
    String[] path = axis.split("\\.", -1);
    for (int i = 0; i < path.length - 1; i++) {
      if (!(owner.find(path[i]).orElse(Value.NONE) instanceof Instance part)) {
        return false;
      }
      owner = part;
    }
    return owner
        .component()
        .parameter(path[path.length - 1])
        .map(Parameter::type)
        .flatMap(type -> type.convert(value))
        .isPresent();
  }
}
