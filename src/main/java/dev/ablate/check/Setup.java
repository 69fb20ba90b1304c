package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.rule.TrialSettings;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Run;
import dev.ablate.source.Span;
import dev.ablate.space.Axis;
import dev.ablate.space.Selection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The settings of one trial of a variant: those of the assignment at hand. Each is worked out when
 * it is asked for, and again only for other members of the axes that it depends on.
 */
final class Setup implements TrialSettings {
  static final Component EXPERIMENT = Catalog.standard().experiment();

  private final Outline outline;
  private final Variant variant;
  private final Optional<Varied> varied;
  private final Surroundings surroundings;
  private final Findings findings;
  private final Selection selection = new Selection();
  private final Map<String, Derived<Value>> values = new LinkedHashMap<>();
  private final Lets lets;
  private final Inferred inferred;
  private final Set<Axis> usedAxes = new HashSet<>();
  private final EvaluationStack evaluationStack = new EvaluationStack();

  /**
   * The trials of a variant.
   *
   * @param varied empty where nothing may vary: in the bounds of ranges
   */
  Setup(
      Outline outline,
      Variant variant,
      Optional<Varied> varied,
      Surroundings surroundings,
      Findings findings) {
    this.outline = outline;
    this.variant = variant;
    this.varied = varied;
    this.surroundings = surroundings;
    this.findings = findings;
    this.lets = new Lets(this, outline);
    for (Parameter setting : EXPERIMENT.parameters()) {
      String name = setting.name();
      values.put(
          name,
          derive(problems -> evaluationStack.within(name, () -> evaluate(setting, problems))));
    }
    this.inferred = new Inferred(this, surroundings);
  }

  @Override
  public Optional<Value> value(String setting) {
    return Optional.ofNullable(values.get(setting)).orElseThrow().get();
  }

  /** Whether a setting is the same for all trials, which is known once one was looked at. */
  boolean isConstant(String setting) {
    return Optional.ofNullable(values.get(setting)).orElseThrow().isConstant();
  }

  @Override
  public Optional<Run> run() {
    return inferred.run();
  }

  @Override
  public Optional<DataInfo> data() {
    return inferred.data();
  }

  @Override
  public Optional<Network> network() {
    return inferred.network();
  }

  @Override
  public Optional<Task> task() {
    return inferred.task();
  }

  @Override
  public Optional<List<String>> metrics() {
    return inferred
        .metrics()
        .map(v -> ((Value.ListOf) v).items().stream().map(Value::toString).toList());
  }

  @Override
  public List<String> missing() {
    return EXPERIMENT.parameters().stream()
        .filter(p -> p.presence() == Parameter.Presence.REQUIRED)
        .map(Parameter::name)
        .filter(name -> !variant.settings().containsKey(name))
        .filter(name -> !outline.lets().containsKey(name))
        .toList();
  }

  @Override
  public Optional<Value> schedule() {
    return inferred.schedule();
  }

  /** A setting with everything that was left out; empty after a mistake. */
  Optional<Value> complete(String setting) {
    return switch (setting) {
      case "data" -> inferred.dataSet();
      case "schedule" -> inferred.schedule();
      case "early_stopping" -> inferred.earlyStopping();
      case "metrics" -> inferred.metrics();
      default -> value(setting);
    };
  }

  @Override
  public Optional<Span> place(String setting, String... path) {
    return place(new Places(this, false), setting, path);
  }

  @Override
  public Optional<Span> wholePlace(String setting, String... path) {
    return place(new Places(this, true), setting, path);
  }

  private Optional<Span> place(Places places, String setting, String... path) {
    return Optional.ofNullable(variant.settings().get(setting))
        .flatMap(written -> places.find(written, List.of(path)));
  }

  @Override
  public Span placeOrTitle(String setting) {
    return place(setting).orElse(outline.experiment().titleSpan());
  }

  /** Everything that is known of a trial. */
  Stream<Derived<?>> all() {
    return Stream.concat(values.values().stream(), inferred.all());
  }

  /** Something else that follows from the settings. */
  <T> Derived<T> derive(Function<Problems, Optional<T>> computation) {
    return new Derived<>(selection, findings, computation);
  }

  /** A setting as expressions see it: {@link #complete} where it is written nowhere. */
  Optional<Value> known(String setting) {
    boolean left = !variant.settings().containsKey(setting);
    return left ? evaluationStack.within(setting, () -> complete(setting)) : value(setting);
  }

  Inferred inferred() {
    return inferred;
  }

  Lets lets() {
    return lets;
  }

  /** What is being worked out. */
  EvaluationStack evaluationStack() {
    return evaluationStack;
  }

  /** Where a place stands in the order of the axes. */
  long position(Span place) {
    return outline.position(place);
  }

  Selection selection() {
    return selection;
  }

  Variant variant() {
    return variant;
  }

  Varied varied() {
    return varied.orElse(Varied.NOTHING);
  }

  Set<Axis> usedAxes() {
    return usedAxes;
  }

  Components components() {
    return surroundings.components();
  }

  @Override
  public boolean refersTo(String path) {
    return surroundings.paths().isFound(path);
  }

  PathUses paths() {
    return surroundings.paths();
  }

  /** The chosen member of a set. */
  Optional<Expr> choose(Expr set, Problems problems) {
    if (varied.isEmpty()) {
      problems.error(set.span(), "this varies, so no range, search or budget can depend on it");
      return Optional.empty();
    }
    Optional<Varying> varying = varied.get().at(set);
    if (varying.isEmpty() && !varied.get().isBroken(set)) {
      problems.error(set.span(), "nothing can vary here");
    }
    return varying.map(v -> v.member(set, selection.member(v.axis())));
  }

  private Optional<Value> evaluate(Parameter setting, Problems problems) {
    Written written = variant.settings().get(setting.name());
    if (written == null) {
      return setting.defaultValue();
    }
    Optional<Value> value =
        new SetupScope(this, problems)
            .evaluator()
            .evaluate(setting.name(), setting.type(), written.varies(), written.value());
    if (!Catalog.standard().notOfTrials().contains(setting.name())) {
      usedAxes.addAll(selection.seen().keySet());
    }
    return value;
  }
}
