package dev.ablate.check;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.catalog.Catalog;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.model.Models;
import dev.ablate.data.DataSources;
import dev.ablate.experiment.Experiment;
import dev.ablate.parse.Parsed;
import dev.ablate.parse.Parser;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Severity;
import dev.ablate.source.SourceFile;
import dev.ablate.source.Span;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds everything that can be known to be wrong with a file before anything is trained. */
public final class Checker {
  private Checker() {}

  /**
   * Checks a file and the files that it imports.
   *
   * @param folder where the file lies, which its paths start from
   */
  public static Checked check(SourceFile file, Path folder) {
    return check(file, folder, new DataSources(folder), List.of());
  }

  /**
   * Checks a file as it would be with some settings replaced in every block.
   *
   * @param folder where the file lies, which its paths start from
   * @param data opens the data sets that it names
   * @param given {@code optimizer.lr=3e-4}, {@code epochs=1}
   */
  public static Checked check(SourceFile file, Path folder, DataSources data, List<String> given) {
    return check(file, folder, data, given, experiment -> List.of()).checked();
  }

  /**
   * Checks a file like {@link #check(SourceFile, Path, DataSources, List)} and says how its trials
   * came about.
   */
  public static Explained explain(
      SourceFile file, Path folder, DataSources data, List<String> given) {
    return check(file, folder, data, given, ExperimentCheck::counts);
  }

  private static Explained check(
      SourceFile file,
      Path folder,
      DataSources data,
      List<String> given,
      Function<ExperimentCheck, List<BlockCount>> counts) {
    Parsed parsed = Parser.parse(file);
    if (parsed.unit().isEmpty()) {
      return new Explained(new Checked(parsed.diagnostics(), Optional.empty()), List.of());
    }
    Problems problems = new Problems();
    Optional<ExperimentCheck> check =
        begin(parsed.unit().get(), file, folder, data, GivenSettings.of(given, problems), problems);
    Optional<Experiment> experiment = check.flatMap(ExperimentCheck::check);
    List<BlockCount> blocks = experiment.flatMap(e -> check).map(counts).orElse(List.of());
    return new Explained(new Checked(sorted(problems.diagnostics(), file), experiment), blocks);
  }

  private static Optional<ExperimentCheck> begin(
      SourceUnit unit,
      SourceFile file,
      Path folder,
      DataSources data,
      GivenSettings given,
      Problems problems) {
    Path own = folder.resolve(String.valueOf(Path.of(file.name()).getFileName()));
    Imports imports = new Imports(problems);
    List<Declaration> declarations = imports.declarations(unit, own, folder);
    if (!imports.readable()) {
      return Optional.empty();
    }
    Models models = new Models(declarations, Catalog.standard(), problems);
    List<Declaration.Experiment> experiments =
        unit.declarations().stream()
            .filter(Declaration.Experiment.class::isInstance)
            .map(Declaration.Experiment.class::cast)
            .toList();
    experiments.stream()
        .skip(1)
        .forEach(
            again ->
                problems.error(again.titleSpan(), "a file holds one experiment; move this one"));
    Surroundings surroundings =
        new Surroundings(
            models.components(), new DataDescriptions(data), new Networks(models), new PathUses());
    return experiments.stream()
        .findFirst()
        .map(first -> new ExperimentCheck(first, given, surroundings, problems));
  }

  private static List<Diagnostic> sorted(List<Diagnostic> diagnostics, SourceFile main) {
    Comparator<Span> byFile =
        Comparator.comparing((Span span) -> !span.file().equals(main))
            .thenComparing(span -> span.file().name());
    return Repeats.joined(
        diagnostics.stream()
            .filter(diagnostic -> !standsAtError(diagnostic, diagnostics))
            .sorted(Comparator.comparing(Diagnostic::span, byFile.thenComparing(Span::offset)))
            .toList());
  }

  /** Whether it is a warning where something is wrong anyway. */
  private static boolean standsAtError(Diagnostic diagnostic, List<Diagnostic> all) {
    return diagnostic.severity() == Severity.WARNING
        && all.stream()
            .filter(other -> other.severity() == Severity.ERROR)
            .anyMatch(
                error ->
                    error.span().contains(diagnostic.span())
                        || diagnostic.span().contains(error.span()));
  }
}
