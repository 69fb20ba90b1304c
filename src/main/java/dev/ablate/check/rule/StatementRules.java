package dev.ablate.check.rule;

import java.util.List;

/** The rules for the statements of an experiment. */
public final class StatementRules {

  /** All of them. */
  public static final List<StatementRule> ALL =
      List.of(
          new SettingsAreGivenOnce(),
          new LetNamesAreFree(),
          new LabelsAreUnique(),
          new VariantsHoldTheirOwnSettings());

  private StatementRules() {}
}
