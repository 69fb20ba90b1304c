package dev.ablate.check;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.check.rule.Labels;
import dev.ablate.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The statements of an experiment by what they do. Of names given twice the first counts.
 *
 * @param settings what the body gives each setting
 * @param lets by each of the names that they declare
 * @param withouts the paths that are left out one by one
 */
record Outline(
    Declaration.Experiment experiment,
    Map<String, Written> settings,
    Map<String, Statement.Let> lets,
    List<Statement.Variant> variants,
    List<Path> withouts,
    List<Statement.Where> wheres,
    List<Statement.Report> reports) {

  /** Dotted settings have no meaning in a body, which is reported elsewhere. */
  static Outline of(Declaration.Experiment experiment) {
    Map<String, Written> settings = new LinkedHashMap<>();
    Map<String, Statement.Let> lets = new LinkedHashMap<>();
    for (Statement.Setting setting : all(experiment, Statement.Setting.class)) {
      if (setting.path().isSimple()) {
        settings.putIfAbsent(setting.path().text(), new Written(setting.varies(), setting.value()));
      }
    }
    for (Statement.Let let : all(experiment, Statement.Let.class)) {
      let.names().stream().map(Identifier::text).forEach(name -> lets.putIfAbsent(name, let));
    }
    return new Outline(
        experiment,
        settings,
        lets,
        all(experiment, Statement.Variant.class),
        withouts(experiment),
        all(experiment, Statement.Where.class),
        all(experiment, Statement.Report.class));
  }

  private static List<Path> withouts(Declaration.Experiment experiment) {
    Map<String, Path> paths = new LinkedHashMap<>();
    all(experiment, Statement.Without.class).stream()
        .flatMap(without -> without.paths().stream())
        .forEach(path -> paths.putIfAbsent(path.text(), path));
    return List.copyOf(paths.values());
  }

  /**
   * A number for a place, which rises with the text; what is given beside the file is behind it.
   */
  long position(Span place) {
    boolean beside = !place.file().equals(experiment.span().file());
    return place.offset() + (beside ? (long) Integer.MAX_VALUE : 0);
  }

  /** The block that others are compared with. */
  Optional<Statement.Variant> baselineBlock() {
    return variants.stream().filter(Statement.Variant::baseline).findFirst();
  }

  /** The label of the variant that others are compared with. */
  Optional<String> baseline() {
    return baselineBlock()
        .map(Statement.Variant::label)
        .or(() -> withouts.isEmpty() ? Optional.empty() : Optional.of(Labels.BODY));
  }

  /** The conditions of the file's report tables, by title. */
  Map<String, Expr> tableWheres() {
    Map<String, Expr> wheres = new LinkedHashMap<>();
    for (Statement.Report report : reports) {
      report.settings().stream()
          .filter(s -> s.path().text().equals("where") && !s.varies())
          .forEach(s -> wheres.putIfAbsent(report.title(), s.value()));
    }
    return wheres;
  }

  private static <T extends Statement> List<T> all(
      Declaration.Experiment experiment, Class<T> kind) {
    return experiment.body().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
