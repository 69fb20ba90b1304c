package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Metric;
import dev.ablate.catalog.Metrics;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.stream.Stream;

/** Checks that at least one trial logs the metrics that report tables show. */
final class TableMetrics {
  private final List<VariantTrials> variants;
  private final Problems problems;

  /** For trials in which nothing is wrong. */
  TableMetrics(List<VariantTrials> variants, Problems problems) {
    this.variants = variants;
    this.problems = problems;
  }

  /** Looks at what the tables show and what they are sorted by. */
  void check(List<Statement.Report> reports) {
    reports.stream()
        .flatMap(report -> report.settings().stream())
        .filter(setting -> List.of("columns", "sort").contains(setting.path().text()))
        .flatMap(setting -> names(setting.value()))
        .forEach(this::check);
  }

  private static Stream<Path> names(Expr shown) {
    Stream<Expr> parts = References.parts(shown).map(List::stream).orElse(Stream.of(shown));
    return parts
        .filter(Expr.Reference.class::isInstance)
        .map(name -> ((Expr.Reference) name).path());
  }

  private void check(Path column) {
    Metrics.find(column.text().replaceFirst("^(train|val|test)_", ""))
        .filter(this::isLoggedNowhere)
        .ifPresent(metric -> problems.error(column.span(), text(column, metric)));
  }

  private boolean isLoggedNowhere(Metric metric) {
    return variants.stream().allMatch(v -> v.all(trial -> !logs(trial, metric)));
  }

  private static boolean logs(Setup trial, Metric metric) {
    return trial.metrics().filter(logged -> logged.contains(metric.name())).isPresent();
  }

  private String text(Path column, Metric metric) {
    boolean suits =
        variants.stream().flatMap(v -> v.first().stream()).anyMatch(trial -> suits(trial, metric));
    String instead =
        suits ? "; write metrics = [" + metric.name() + "]" : ", as it does not suit the loss";
    return "no trial logs " + column.text() + instead;
  }

  private static boolean suits(Setup trial, Metric metric) {
    return trial.task().filter(metric.tasks()::contains).isPresent();
  }
}
