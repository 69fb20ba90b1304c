package dev.ablate.check;

import dev.ablate.ast.Declaration;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.rule.GivenNames;
import dev.ablate.check.rule.SettingsAreKnown;
import dev.ablate.check.rule.StatementRules;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.ReportTable;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Span;
import dev.ablate.space.LazyList;
import dev.ablate.space.Sampling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks one experiment and lists its cells. */
final class ExperimentCheck {
  private static final BigInteger MOST_TRIALS = BigInteger.valueOf(1_000_000);

  private final Outline outline;
  private final GivenSettings given;
  private final Surroundings surroundings;
  private final Problems problems;
  private List<VariantTrials> variants = List.of();

  /**
   * A check of an experiment.
   *
   * @param given what replaces the experiment's own settings, in every block, and lets
   */
  ExperimentCheck(
      Declaration.Experiment experiment,
      GivenSettings given,
      Surroundings surroundings,
      Problems problems) {
    this.outline = Outline.of(given.in(experiment));
    this.given = given;
    this.surroundings = surroundings;
    this.problems = problems;
  }

  /** The experiment, or empty after errors. */
  Optional<Experiment> check() {
    SettingsAreKnown.check(outline.experiment(), surroundings.components(), problems);
    StatementRules.ALL.forEach(rule -> rule.check(outline.experiment(), problems));
    GivenNames.check(outline.experiment(), given.settings(), surroundings.components(), problems);
    List<Variant> written = variants();
    Optional<Sampling> sampling =
        new SearchReader(outline, surroundings).read(written.get(0), problems);
    variants =
        written.stream()
            .map(variant -> new VariantTrials(outline, variant, surroundings, sampling))
            .toList();
    Optional<SearchCheck> search = sampling.map(s -> new SearchCheck(s, variants));
    BigInteger product =
        variants.stream().map(VariantTrials::size).reduce(BigInteger.ZERO, BigInteger::add);
    if (product.compareTo(MOST_TRIALS) > 0) {
      problems.error(outline.experiment().titleSpan(), tooMany(product));
      attribute(variants, Set.of());
    } else if (search.filter(s -> !s.canDraw(problems)).isEmpty()) {
      check(variants, product);
      search.filter(s -> !problems.hasErrors()).ifPresent(s -> s.warn(problems));
    }
    List<ReportTable> tables = tables();
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(experiment(variants, product.longValueExact(), tables));
  }

  /** How the trials came about, once they are found right. */
  List<BlockCount> counts() {
    return variants.stream().map(variant -> BlockCounts.of(variant, outline.wheres())).toList();
  }

  private void check(List<VariantTrials> variants, BigInteger product) {
    variants.forEach(VariantTrials::check);
    if (!problems.hasErrors()) {
      variants.forEach(VariantTrials::warnOfUnusedAxes);
    }
    LetUses lets = new LetUses(outline, variants);
    lets.check();
    List<Diagnostic> deadPaths = deadPaths(variants);
    deadPaths.forEach(problems::add);
    checkSomethingIsLeft(variants, product);
    checkTablesAreFilled();
    attribute(variants, deadPaths.stream().map(Diagnostic::span).collect(Collectors.toSet()));
    if (!problems.hasErrors()) {
      new TableMetrics(variants, problems).check(outline.reports());
      lets.warn(problems);
      new IdleModelParameters(surroundings.networks(), problems).check(variants);
      new LossesCompare(outline.baseline(), variants).check(problems);
      variants.stream()
          .filter(variant -> outline.baseline().equals(Optional.of(variant.label())))
          .forEach(baseline -> new LeftOut(outline, baseline).check(problems));
    }
  }

  /** A condition on a path that no trial has may hide all trials, and what is wrong with them. */
  private List<Diagnostic> deadPaths(List<VariantTrials> variants) {
    PathUses paths = surroundings.paths();
    variants.forEach(variant -> variant.seekPaths(paths));
    if (!paths.unfound().isEmpty()) {
      variants.stream().filter(v -> v.count() == 0).forEach(VariantTrials::checkFirst);
      variants.forEach(variant -> variant.seekPaths(paths));
    }
    return paths.errors();
  }

  private List<Variant> variants() {
    Overrides overrides = new Overrides(surroundings.components(), outline.lets(), problems);
    return new Variants(outline, given.settings(), overrides).all();
  }

  private static String tooMany(BigInteger product) {
    return String.format(
        "the sweep has %,d trials; at most %,d can be planned", product, MOST_TRIALS);
  }

  private void checkSomethingIsLeft(List<VariantTrials> variants, BigInteger product) {
    if (outline.wheres().isEmpty() || !surroundings.paths().errors().isEmpty()) {
      return;
    }
    List<Variant> emptied =
        variants.stream()
            .filter(v -> v.count() == 0 && !v.areDrawn())
            .map(v -> v.setup().variant())
            .toList();
    if (emptied.size() < variants.size()) {
      emptied.forEach(
          v -> problems.warning(v.place(), "'where' leaves no trial of \"" + v.label() + "\""));
    } else {
      problems.error(
          outline.wheres().get(0).span(),
          String.format(
              "'where' leaves no trial; there %s %,d without it",
              product.equals(BigInteger.ONE) ? "is" : "are", product));
    }
  }

  private void checkTablesAreFilled() {
    if (problems.hasErrors() || variants.stream().anyMatch(v -> v.findings().hasErrors())) {
      return;
    }
    outline
        .tableWheres()
        .forEach(
            (title, where) -> {
              if (variants.stream().noneMatch(v -> v.fills(title))) {
                problems.error(where.span(), "'where' leaves no row of \"" + title + "\"");
              }
            });
  }

  /**
   * Reports what is wrong with trials.
   *
   * @param explained places of errors that are reported already: what follows from them is not news
   */
  private void attribute(List<VariantTrials> variants, Set<Span> explained) {
    Attribution attribution = new Attribution(variants.size());
    variants.forEach(v -> attribution.add(v.setup(), v.findings()));
    attribution.diagnostics(problems.diagnostics()).stream()
        .filter(diagnostic -> !explained.contains(diagnostic.span()))
        .forEach(problems::add);
  }

  private Experiment experiment(
      List<VariantTrials> variants, long product, List<ReportTable> tables) {
    List<Cell> cells = cells(variants);
    return new Experiment(
        outline.experiment().title(),
        outline.experiment().span().file(),
        given.texts(),
        cells,
        labels(),
        outline.baseline(),
        product,
        product - cells.size(),
        List.copyOf(varied(variants)),
        tables);
  }

  private List<String> labels() {
    return variants.stream().map(VariantTrials::label).filter(l -> !l.isEmpty()).toList();
  }

  /** By seed, then by block, then by axes. */
  private static List<Cell> cells(List<VariantTrials> variants) {
    List<List<List<Cell>>> blocks = variants.stream().map(VariantTrials::cellsBySeed).toList();
    List<List<Cell>> parts = new ArrayList<>();
    for (int seed = 0; seed < variants.get(0).seeds(); seed++) {
      for (List<List<Cell>> block : blocks) {
        parts.add(block.get(seed));
      }
    }
    return LazyList.concat(parts);
  }

  private static Set<String> varied(List<VariantTrials> variants) {
    Set<String> names = new LinkedHashSet<>();
    variants.forEach(variant -> names.addAll(variant.varied()));
    return names;
  }

  /** The report tables; without trials nobody knows what their rows can be. */
  private List<ReportTable> tables() {
    if (outline.reports().isEmpty() || variants.stream().allMatch(v -> v.count() == 0)) {
      return List.of();
    }
    Set<String> rows = varied(variants);
    variants.forEach(variant -> rows.addAll(variant.varyingPaths()));
    Setup.EXPERIMENT.parameters().forEach(p -> rows.add(p.name()));
    return new Tables(rows, labels(), problems).of(outline.reports());
  }
}
