package dev.ablate.report.view;

import dev.ablate.catalog.Task;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.view.PredictionsView.Example;
import dev.ablate.report.view.PredictionsView.Examples;
import dev.ablate.report.view.PredictionsView.Part;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Confusion;
import dev.ablate.trial.Predictions.WorstRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what the best trial predicts. */
final class BestPredictions {
  private static final int MOST_NUMBERS = 4;
  private static final int MOST_LABELS = 6;

  private final Predictions split;
  private final String rows;

  private BestPredictions(Predictions split) {
    this.split = split;
    this.rows = split.split().equals("val") ? "validation rows" : "test rows";
  }

  /** Of the best trial that was looked at. */
  static PredictionsView of(Results results) {
    return results
        .lookedAt()
        .map(
            outcome ->
                new PredictionsView(
                    lead(results, outcome),
                    outcome.record().predictions().stream()
                        .map(split -> new BestPredictions(split).part())
                        .toList()))
        .orElseGet(() -> new PredictionsView("", List.of()));
  }

  private static String lead(Results results, Outcome outcome) {
    boolean best = results.bestTrial().filter(outcome::equals).isPresent();
    String label =
        results.settingsOf(outcome).stream()
            .map(setting -> setting.row().label())
            .collect(Collectors.joining(", "));
    return "Trial %s (%s, seed %d), %s, with the weights of its best epoch"
        .formatted(
            outcome.trial().id(),
            label,
            outcome.seed(),
            best
                ? "the best by " + results.objective().metric()
                : "the best when a run last ended; another is better by now");
  }

  private Part part() {
    Classes classes = new Classes(split, rows);
    return new Part(
        Words.sentence(rows),
        summary(),
        classes.matrix().stream().toList(),
        classes.pairs(),
        classes.table().stream().toList(),
        examples());
  }

  private String summary() {
    return switch (split.task()) {
      case CLASSES -> {
        int wrong = split.confusions().stream().mapToInt(Confusion::rows).sum();
        yield "%s of %s are taken for another class (%s %%)"
            .formatted(
                Words.number(wrong),
                Words.number(split.rows()) + " " + rows,
                Classes.percent(wrong, split.rows()));
      }
      case LABELS ->
          "%s with %s each"
              .formatted(
                  Words.number(split.rows()) + " " + rows,
                  Words.count(split.names().size(), "label"));
      case NUMBERS, PAIRS, TRIPLETS -> Words.number(split.rows()) + " " + rows;
    };
  }

  private Examples examples() {
    boolean pictured = split.worst().stream().anyMatch(row -> !row.picture().isEmpty());
    return new Examples(
        "Worst " + rows,
        pictured,
        Words.sentence(loss()),
        split.worst().stream().map(this::example).toList(),
        "Those with the largest "
            + loss()
            + ", that one first"
            + (split.task() == Task.LABELS
                ? "; labels with a probability above a half count as predicted"
                : "")
            + (pictured ? ". Large pictures are made smaller" : "")
            + ". Rows count from 0.");
  }

  private String loss() {
    return switch (split.task()) {
      case CLASSES -> "cross-entropy";
      case LABELS -> "binary cross-entropy";
      case NUMBERS, PAIRS, TRIPLETS -> "squared error";
    };
  }

  private Example example(WorstRow row) {
    return new Example(
        Integer.toString(row.row()),
        row.picture(),
        text(row.target()),
        text(row.predicted()),
        split.task() == Task.NUMBERS ? numbers(residuals(row)) : "",
        number(row.loss()));
  }

  private static List<Double> residuals(WorstRow row) {
    return IntStream.range(0, row.target().size())
        .mapToObj(i -> row.predicted().get(i) - row.target().get(i))
        .toList();
  }

  private String text(List<Double> values) {
    return switch (split.task()) {
      case CLASSES -> name(values.get(0).intValue());
      case LABELS -> labels(values);
      case NUMBERS, PAIRS, TRIPLETS -> numbers(values);
    };
  }

  private String labels(List<Double> values) {
    List<String> on =
        IntStream.range(0, values.size())
            .filter(i -> values.get(i) > 0.5)
            .mapToObj(this::name)
            .toList();
    return on.isEmpty() ? "none" : Words.list(on, MOST_LABELS);
  }

  private String numbers(List<Double> values) {
    if (values.size() == 1) {
      return number(values.get(0));
    }
    List<String> named = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      named.add(name(i) + " " + number(values.get(i)));
    }
    return Words.list(named, MOST_NUMBERS);
  }

  private String name(int index) {
    return split.names().get(index);
  }

  /** Four digits. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value).replace('-', '\u2212');
  }
}
