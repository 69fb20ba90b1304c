package dev.ablate.check;

import dev.ablate.catalog.Type;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.rule.TrialRule;
import dev.ablate.check.rule.TrialRules;
import dev.ablate.experiment.Cell;
import dev.ablate.source.Diagnostic;
import dev.ablate.space.Assignment;
import dev.ablate.space.Axis;
import dev.ablate.space.Candidates;
import dev.ablate.space.LazyList;
import dev.ablate.space.Probes;
import dev.ablate.space.Sampling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** All trials of one variant: checks them and makes their cells. */
final class VariantTrials {
  private static final long NONE = -1;

  private final Outline outline;
  private final Surroundings surroundings;
  private final Setup setup;
  private final Candidates candidates;
  private final Findings findings = new Findings();
  private final Conditions conditions;
  private final List<Derived<?>> open = new ArrayList<>();
  private final Cells cells;
  private long looked;
  private long selected = NONE;
  private long[] kept = {};

  /**
   * The trials of a variant.
   *
   * @param sampling the search, if it draws
   */
  VariantTrials(
      Outline outline, Variant variant, Surroundings surroundings, Optional<Sampling> sampling) {
    this.outline = outline;
    this.surroundings = surroundings;
    Problems problems = new Problems();
    Setup constant = new Setup(outline, variant, Optional.empty(), surroundings, findings);
    Varied varied = new VariedFinder(outline, variant, constant, sampling, problems).find();
    sampling.ifPresent(s -> s.positions().include(varied.settings()));
    this.candidates = Candidates.of(varied.seeds(), varied.settings(), sampling);
    this.setup = new Setup(outline, variant, Optional.of(varied), surroundings, findings);
    findings.add(problems.diagnostics());
    this.conditions = new Conditions(outline, setup);
    List<String> varyingLets =
        varied().stream().filter(name -> outline.lets().containsKey(name.split("\\.")[0])).toList();
    this.cells = new Cells(setup, varyingLets, conditions);
    setup.all().forEach(open::add);
    TrialRules.ALL.forEach(rule -> open.add(setup.derive(sink -> obeys(rule, sink))));
  }

  /** How many trials the search is to make, before {@code where} refuses any of a whole space. */
  BigInteger size() {
    return candidates.size();
  }

  /** Whether its settings are drawn. */
  boolean areDrawn() {
    return candidates.areDrawn();
  }

  /** The variant's label. */
  String label() {
    return setup.variant().label();
  }

  /** Whether something holds of every trial that {@code where} keeps. */
  boolean all(Predicate<Setup> predicate) {
    return Arrays.stream(kept)
        .allMatch(
            index -> {
              select(index);
              return predicate.test(setup);
            });
  }

  /** Shows every trial that {@code where} keeps. */
  void forEach(Consumer<Setup> action) {
    for (long index : kept) {
      select(index);
      action.accept(setup);
    }
  }

  /** Whether a setting is the same in all its trials. */
  boolean isConstant(String setting) {
    return setup.isConstant(setting);
  }

  /** The setup with the first trial that {@code where} keeps. */
  Optional<Setup> first() {
    if (kept.length == 0) {
      return Optional.empty();
    }
    select(kept[0]);
    return Optional.of(setup);
  }

  /** The setup whose trials these are. */
  Setup setup() {
    return setup;
  }

  /** What was found wrong. */
  Findings findings() {
    return findings;
  }

  /** How many seeds each setting runs with. */
  int seeds() {
    return setup.varied().seeds().size().intValueExact();
  }

  /** The names of everything that varies, those of lets included, seeds left out. */
  List<String> varied() {
    return setup
        .varied()
        .axes()
        .flatMap(axis -> Stream.of(axis.name().split(", ")))
        .filter(name -> !name.equals("seed"))
        .toList();
  }

  /** The paths that vary in some trial that {@code where} keeps. */
  Set<String> varyingPaths() {
    Set<String> paths = new HashSet<>();
    forEach(trial -> paths.addAll(cells.paths()));
    return paths;
  }

  /** Checks every trial that {@code where} keeps. */
  void check() {
    if (areDrawn()) {
      findings.add(new DistributionCheck(outline, setup, surroundings).errors());
    }
    kept = search();
    if (areDrawn() && kept.length < size().longValueExact()) {
      findings.add(List.of(tooFew()));
    }
  }

  /** Warns of axes that make equal trials, once the trials are found right. */
  void warnOfUnusedAxes() {
    if (!findings.hasErrors()) {
      List<Assignment> assignments =
          new LazyList<>(kept.length, i -> candidates.assignment(kept[i]));
      findings.add(new UnusedAxes(setup, areDrawn(), assignments).warnings());
    }
  }

  /** Checks the first trial, whatever {@code where} says of it. */
  void checkFirst() {
    if (candidates.groups() > 0) {
      examine(candidates.group(0).get(0));
    }
  }

  /** The indices of the trials that {@code where} keeps; drawing ends when there are enough. */
  private long[] search() {
    LongStream.Builder found = LongStream.builder();
    long missing = areDrawn() ? size().longValueExact() : Long.MAX_VALUE;
    long groups = candidates.groups();
    long settings = areDrawn() ? groups : groups / seeds();
    while (looked < groups && missing > 0) {
      if (looked == settings) {
        closeWhatSeedsDoNotChange();
      }
      List<Long> group = candidates.group(looked);
      if (group.stream().allMatch(this::passes)) {
        group.forEach(this::examine);
        group.forEach(found::add);
        missing -= group.size();
      }
      looked++;
    }
    return found.build().toArray();
  }

  /** Every setting has been seen with the first seed, and the next seeds have the same settings. */
  private void closeWhatSeedsDoNotChange() {
    List<Axis> seeds = setup.varied().seeds().allAxes().toList();
    if (!conditions.dependOn(seeds)) {
      open.removeIf(derived -> !derived.dependsOn(seeds));
    }
  }

  private Diagnostic tooFew() {
    return Diagnostic.error(
        outline.wheres().get(0).span(),
        "'where' leaves too little: %,d of %,d draws".formatted(kept.length / seeds(), looked));
  }

  private boolean passes(long index) {
    if (conditions.areNone()) {
      return true;
    }
    select(index);
    return conditions.keep(index);
  }

  /** Works out what is still open; what is the same for all trials is so only once. */
  private void examine(long index) {
    select(index);
    open.forEach(Derived::get);
    open.removeIf(Derived::isConstant);
    conditions.noteTables();
  }

  /** Whether the condition of a report table holds for some trial. */
  boolean fills(String table) {
    return conditions.fills(table);
  }

  private void select(long index) {
    if (selected != index) {
      setup.selection().select(candidates.assignment(index));
      selected = index;
    }
  }

  /** Looks for paths that were missed, also in the trials whose expressions did not reach them. */
  void seekPaths(PathUses paths) {
    for (long group = 0; group < looked && !paths.unfound().isEmpty(); group++) {
      candidates.group(group).forEach(index -> seekPaths(paths, candidates.assignment(index)));
    }
    if (areDrawn()) {
      Assignment seed = setup.varied().seeds().assignment(0);
      Probes.of(setup.varied().settings()).forEach(probe -> seekPaths(paths, seed.and(probe)));
    }
  }

  private void seekPaths(PathUses paths, Assignment assignment) {
    selected = NONE;
    setup.selection().select(assignment);
    SetupScope scope = new SetupScope(setup, new Problems());
    paths.unfound().forEach(path -> scope.value(path, new Type.AnyType()));
  }

  /** The indices of the trials that the search has looked at. */
  LongStream looked() {
    return LongStream.range(0, looked)
        .flatMap(group -> candidates.group(group).stream().mapToLong(Long::longValue));
  }

  /** Which of the conditions hold for a trial, in the order of the file. */
  List<Boolean> conditions(long index) {
    select(index);
    return conditions.values();
  }

  /** How many trials {@code where} keeps. */
  int count() {
    return kept.length;
  }

  /**
   * The cells with each of the seeds, in order, each made when it is asked for; nothing may be
   * wrong.
   */
  List<List<Cell>> cellsBySeed() {
    long[] indices = Arrays.stream(kept).sorted().toArray();
    List<List<Cell>> parts = new ArrayList<>();
    int end = 0;
    for (int seed = 0; seed < seeds(); seed++) {
      int start = end;
      while (end < indices.length && candidates.seed(indices[end]) == seed) {
        end++;
      }
      parts.add(new LazyList<>(end - start, i -> cell(indices[start + i])));
    }
    return parts;
  }

  private Cell cell(long index) {
    synchronized (surroundings) {
      select(index);
      return cells.cell();
    }
  }

  private Optional<Boolean> obeys(TrialRule rule, Problems problems) {
    rule.check(setup, problems);
    return Optional.of(true);
  }
}
