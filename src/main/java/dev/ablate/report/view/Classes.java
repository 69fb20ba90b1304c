package dev.ablate.report.view;

import dev.ablate.catalog.Task;
import dev.ablate.report.view.PredictionsView.ClassLine;
import dev.ablate.report.view.PredictionsView.ClassTable;
import dev.ablate.report.view.PredictionsView.Line;
import dev.ablate.report.view.PredictionsView.Matrix;
import dev.ablate.report.view.PredictionsView.Pair;
import dev.ablate.report.view.PredictionsView.Spot;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Writes how well classes or labels are predicted.
 *
 * @param rows what the rows are called: {@code validation rows}
 */
record Classes(Predictions split, String rows) {
  /** More do not fit beside each other. */
  private static final int MOST_IN_MATRIX = 20;

  private static final int MOST_PAIRS = 20;
  private static final String NOTHING = "—";

  /** The confusion matrix of not too many classes. */
  Optional<Matrix> matrix() {
    if (split.task() != Task.CLASSES || many()) {
      return Optional.empty();
    }
    int[][] counts = counts();
    double most =
        IntStream.range(0, counts.length).mapToDouble(i -> error(counts[i], i)).max().orElse(0);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      lines.add(line(counts[i], i, most));
    }
    return Optional.of(
        new Matrix(
            "Confusion matrix of " + rows,
            split.names(),
            lines,
            "How many rows of each class (down) are taken for which (across); the stronger the"
                + " colour, the larger a part of its class is taken wrongly."));
  }

  private int[][] counts() {
    int[][] counts = new int[split.names().size()][split.names().size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i][i] = split.answers().get(i).right();
    }
    split.confusions().forEach(pair -> counts[pair.actual()][pair.taken()] = pair.rows());
    return counts;
  }

  /** The largest part of a class that is taken for one other. */
  private static double error(int[] counts, int actual) {
    return IntStream.range(0, counts.length)
        .filter(taken -> taken != actual)
        .mapToDouble(taken -> share(counts[taken], IntStream.of(counts).sum()))
        .max()
        .orElse(0);
  }

  private Line line(int[] counts, int actual, double most) {
    int all = IntStream.of(counts).sum();
    List<Spot> spots = new ArrayList<>();
    for (int taken = 0; taken < counts.length; taken++) {
      boolean right = taken == actual;
      double heat = right || most == 0 ? 0 : share(counts[taken], all) / most;
      spots.add(
          new Spot(
              Integer.toString(counts[taken]), (int) Math.ceil(PivotView.HEATS * heat), right));
    }
    return new Line(split.names().get(actual), spots);
  }

  /** The most frequent confusions of many classes. */
  List<Pair> pairs() {
    return many()
        ? split.confusions().stream().limit(MOST_PAIRS).map(this::pair).toList()
        : List.of();
  }

  private Pair pair(Confusion pair) {
    return new Pair(
        split.names().get(pair.actual()),
        split.names().get(pair.taken()),
        Integer.toString(pair.rows()),
        percent(pair.rows(), split.answers().get(pair.actual()).actual()));
  }

  /** Precision, recall and F1 of each; of many the worst first. */
  Optional<ClassTable> table() {
    if (split.answers().isEmpty()) {
      return Optional.empty();
    }
    List<Integer> order =
        new ArrayList<>(IntStream.range(0, split.answers().size()).boxed().toList());
    if (many()) {
      order.sort(Comparator.comparingDouble(i -> f1(split.answers().get(i))));
    }
    String noun = split.task() == Task.LABELS ? "Label" : "Class";
    return Optional.of(
        new ClassTable(
            (noun.equals("Label") ? "Labels" : "Classes") + " of " + rows,
            noun,
            order.stream().map(this::line).toList(),
            mean(),
            "Precision, recall and F1 in percent"
                + (many() ? ", the lowest F1 first" : "")
                + ". The mean counts each "
                + noun.toLowerCase(Locale.ROOT)
                + " as much as any other, and what is divided by 0 as 0."));
  }

  private ClassLine line(int index) {
    Answers answers = split.answers().get(index);
    String confused =
        split.confusions().stream()
            .filter(pair -> pair.actual() == index)
            .findFirst()
            .map(
                pair ->
                    split.names().get(pair.taken()) + " (" + Integer.toString(pair.rows()) + ")")
            .orElse("");
    return new ClassLine(
        split.names().get(index),
        Integer.toString(answers.actual()),
        percent(answers.right(), answers.taken()),
        percent(answers.right(), answers.actual()),
        percent(2 * answers.right(), answers.taken() + answers.actual()),
        confused);
  }

  private ClassLine mean() {
    return new ClassLine(
        "mean",
        Integer.toString(split.rows()),
        mean(answers -> share(answers.right(), answers.taken())),
        mean(answers -> share(answers.right(), answers.actual())),
        mean(Classes::f1),
        "");
  }

  /** Those that no row is of or is taken for are left out, as in the metrics. */
  private String mean(ToDoubleFunction<Answers> share) {
    return text(
        split.answers().stream()
            .filter(answers -> answers.taken() + answers.actual() > 0)
            .mapToDouble(share)
            .average()
            .orElse(0));
  }

  private static double f1(Answers answers) {
    return share(2 * answers.right(), answers.taken() + answers.actual());
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private boolean many() {
    return split.names().size() > MOST_IN_MATRIX;
  }

  /** A share in percent; a dash where there is nothing that it could be a share of. */
  static String percent(int part, int whole) {
    return whole == 0 ? NOTHING : text(share(part, whole));
  }

  private static String text(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
