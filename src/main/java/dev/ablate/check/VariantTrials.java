package dev.ablate.check;

import dev.ablate.ast.Statement;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.rule.TrialRule;
import dev.ablate.check.rule.TrialRules;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Settings;
import dev.ablate.space.Assignment;
import dev.ablate.space.LazyList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All trials of one variant: checks them and makes their cells. */
final class VariantTrials {
  private final Surroundings surroundings;
  private final Setup setup;
  private final Findings findings = new Findings();
  private final List<Derived<Boolean>> wheres = new ArrayList<>();
  private final List<Derived<Boolean>> rules = new ArrayList<>();
  private final Derived<List<String>> paths;
  private final List<String> varyingLets;
  private int[] kept = {};

  VariantTrials(Outline outline, Variant variant, Surroundings surroundings) {
    this.surroundings = surroundings;
    Problems problems = new Problems();
    Setup constant = new Setup(outline, variant, Optional.empty(), surroundings, findings);
    Varied varied = new VariedFinder(outline, variant, constant, problems).find();
    this.setup = new Setup(outline, variant, Optional.of(varied), surroundings, findings);
    findings.add(problems.diagnostics());
    this.varyingLets = varied().stream().filter(outline.lets()::containsKey).toList();
    this.paths = setup.derive(sink -> Optional.of(VaryingPaths.of(setup)));
    outline.wheres().forEach(where -> wheres.add(setup.derive(sink -> condition(where, sink))));
    TrialRules.ALL.forEach(rule -> rules.add(setup.derive(sink -> obeys(rule, sink))));
  }

  /** How many trials there are before {@code where}. */
  BigInteger size() {
    return setup.varied().space().size();
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
              setup.selection().select(assignment(index));
              return predicate.test(setup);
            });
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
    return setup.varied().space().axes().stream()
        .filter(axis -> axis.name().equals("seed"))
        .mapToInt(axis -> axis.members().size())
        .findFirst()
        .orElse(1);
  }

  /** The names of everything that varies, those of lets included, seeds left out. */
  List<String> varied() {
    return setup
        .varied()
        .space()
        .allAxes()
        .flatMap(axis -> Stream.of(axis.name().split(", ")))
        .filter(name -> !name.equals("seed"))
        .toList();
  }

  /** Checks every trial that {@code where} keeps. */
  void check() {
    kept = IntStream.range(0, size().intValueExact()).filter(this::isKept).toArray();
    if (!findings.hasErrors()) {
      List<Assignment> assignments = new LazyList<>(kept.length, i -> assignment(kept[i]));
      findings.add(new UnusedAxes(setup, assignments).warnings());
    }
  }

  /** Whether {@code where} keeps a trial, which is checked then. */
  private boolean isKept(int index) {
    setup.selection().select(assignment(index));
    boolean passes = passes();
    if (passes) {
      Setup.EXPERIMENT.parameters().forEach(p -> setup.complete(p.name()));
      setup.network();
      rules.forEach(Derived::get);
    }
    return passes;
  }

  private Assignment assignment(int index) {
    return setup.varied().space().assignment(index);
  }

  /** Looks for paths that were missed, also in the trials whose expressions did not reach them. */
  void seekPaths(PathUses paths) {
    SetupScope scope = new SetupScope(setup, new Problems());
    int size = size().intValueExact();
    for (int index = 0; index < size && !paths.unfound().isEmpty(); index++) {
      setup.selection().select(assignment(index));
      paths.unfound().forEach(path -> scope.value(path, new Type.AnyType()));
    }
  }

  /** Whether every {@code where} holds; each is looked at, for its mistakes. */
  private boolean passes() {
    return wheres.stream().map(where -> where.get().orElse(true)).reduce(true, Boolean::logicalAnd);
  }

  /** Which of the conditions hold for a trial, in the order of the file. */
  List<Boolean> conditions(int index) {
    setup.selection().select(assignment(index));
    return wheres.stream().map(where -> where.get().orElse(true)).toList();
  }

  /** How many trials {@code where} keeps. */
  int count() {
    return kept.length;
  }

  /**
   * The cells with one of the seeds, in order, each made when it is asked for; nothing may be
   * wrong.
   */
  List<Cell> cells(int seed) {
    int settings = size().intValueExact() / seeds();
    int[] indices = Arrays.stream(kept).filter(index -> index / settings == seed).toArray();
    return new LazyList<>(indices.length, i -> cell(indices[i]));
  }

  private Cell cell(int index) {
    synchronized (surroundings) {
      setup.selection().select(assignment(index));
      return cell();
    }
  }

  private Cell cell() {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Parameter parameter : Setup.EXPERIMENT.parameters()) {
      values.put(parameter.name(), setup.complete(parameter.name()).orElseThrow());
    }
    Settings settings = new Settings(Setup.EXPERIMENT.instance(values));
    return new Cell(
        setup.variant().label(),
        axes(settings.root()),
        lets(),
        settings,
        setup.network().orElseThrow(),
        setup.data().orElseThrow());
  }

  /** What varies here, as it was converted. */
  private Map<String, Value> axes(Instance root) {
    Map<String, Value> axes = new LinkedHashMap<>();
    for (String path : paths.get().orElseThrow()) {
      Parts.at(root, List.of(path.split("\\."))).ifPresent(value -> axes.put(path, value));
    }
    return axes;
  }

  private Map<String, Value> lets() {
    Map<String, Value> lets = new LinkedHashMap<>();
    for (String name : varyingLets) {
      setup.let(name, new Type.AnyType()).ifPresent(value -> lets.put(name, value));
    }
    return lets;
  }

  private Optional<Boolean> condition(Statement.Where where, Problems problems) {
    return new SetupScope(setup, problems).evaluator().condition("where", where.condition());
  }

  private Optional<Boolean> obeys(TrialRule rule, Problems problems) {
    rule.check(setup, problems);
    return Optional.of(true);
  }
}
