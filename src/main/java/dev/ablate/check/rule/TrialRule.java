package dev.ablate.check.rule;

import dev.ablate.check.expression.Problems;

/** Something that must hold in every trial. */
@FunctionalInterface
public interface TrialRule {

  /** Reports what is wrong with a trial; it is silent about settings that have no value. */
  void check(TrialSettings trial, Problems problems);
}
