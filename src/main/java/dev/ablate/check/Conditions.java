package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.check.expression.Problems;
import dev.ablate.space.Axis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The conditions that stand behind {@code where}, of an experiment and of its report tables, for
 * the trial at hand.
 */
final class Conditions {
  /** A prime, so that trials in steps of it differ in all axes. */
  private static final int SOME = 101;

  private final Setup setup;
  private final List<Derived<Boolean>> wheres = new ArrayList<>();
  private final Map<String, Derived<Boolean>> tables = new LinkedHashMap<>();
  private final Set<String> filled = new HashSet<>();

  Conditions(Outline outline, Setup setup) {
    this.setup = setup;
    outline.wheres().forEach(where -> wheres.add(derived(where.condition())));
    outline.tableWheres().forEach((title, where) -> tables.put(title, derived(where)));
  }

  private Derived<Boolean> derived(Expr condition) {
    return setup.derive(problems -> holds(condition, problems));
  }

  private Optional<Boolean> holds(Expr condition, Problems problems) {
    return new SetupScope(setup, problems).evaluator().condition("where", condition);
  }

  /** Whether every trial is kept. */
  boolean areNone() {
    return wheres.isEmpty();
  }

  /** Whether any of them depends on one of these axes. */
  boolean dependOn(List<Axis> axes) {
    return wheres.stream().anyMatch(where -> where.dependsOn(axes));
  }

  /**
   * Whether the trial is kept.
   *
   * @param index of the trial
   */
  boolean keep(long index) {
    boolean kept = true;
    for (Derived<Boolean> where : wheres) {
      kept &= isSkipped(where, index) || where.get().orElse(true);
    }
    return kept;
  }

  /** A condition that is always wrong is tried on a few trials only, in case it is twice wrong. */
  private static boolean isSkipped(Derived<Boolean> where, long index) {
    return index % SOME != 0 && where.isHopeless();
  }

  /** Which of them hold, in the order of the file. */
  List<Boolean> values() {
    return wheres.stream().map(where -> where.get().orElse(true)).toList();
  }

  /** Notes the report tables that the trial is in. */
  void noteTables() {
    tables.forEach(
        (title, where) -> where.get().filter(holds -> holds).ifPresent(yes -> filled.add(title)));
  }

  /** Whether a report table has had a trial. */
  boolean fills(String table) {
    return filled.contains(table);
  }

  /** The titles of the report tables that the trial is left out of; nothing may be wrong. */
  Set<String> leftOutOf() {
    return tables.entrySet().stream()
        .filter(table -> !table.getValue().get().orElseThrow())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
