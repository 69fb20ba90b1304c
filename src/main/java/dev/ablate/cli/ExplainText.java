package dev.ablate.cli;

import dev.ablate.check.BlockCount;
import dev.ablate.check.BlockCount.AxisCount;
import dev.ablate.check.BlockCount.ConditionCount;
import dev.ablate.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/** How the trials of a file came about, as text. */
final class ExplainText {
  private static final int SHOWN = 60;
  private static final int MOST_ROWS = 5;

  private final Experiment experiment;
  private final List<BlockCount> blocks;
  private final boolean verbose;
  private final EqualTrials equal;
  private final List<String> lines = new ArrayList<>();

  /**
   * The text of an experiment.
   *
   * @param verbose whether nothing is shortened
   */
  ExplainText(Experiment experiment, List<BlockCount> blocks, boolean verbose) {
    this.experiment = experiment;
    this.blocks = blocks;
    this.verbose = verbose;
    this.equal = EqualTrials.of(experiment);
  }

  /** The text, line by line. */
  List<String> lines() {
    lines.add(experiment.title() + ": " + Figures.count(equal.trials(), "trial"));
    for (BlockCount block : blocks) {
      lines.add("");
      add(block);
    }
    if (blocks.size() > 1 || equal.merged() > 0) {
      lines.add("");
      lines.add(total());
      addEqualRows();
    }
    return lines;
  }

  private void addEqualRows() {
    int most = verbose ? Integer.MAX_VALUE : MOST_ROWS;
    equal.rows().stream()
        .limit(most)
        .forEach(row -> lines.add("  equal: " + String.join(" | ", row)));
    if (equal.rows().size() > most) {
      lines.add("  ... and " + Figures.count(equal.rows().size() - most) + " more; -v lists all");
    }
  }

  private void add(BlockCount block) {
    lines.add((block.label().isEmpty() ? "" : block.label() + ": ") + product(block));
    TextTable table = new TextTable();
    block.axes().forEach(axis -> table.row(row(axis)));
    table.lines().forEach(line -> lines.add("  " + line));
    block.conditions().forEach(condition -> lines.add("  " + text(condition)));
  }

  private static String product(BlockCount block) {
    if (block.axes().isEmpty()) {
      return "1, as nothing varies";
    }
    String product = Figures.count(block.product().longValueExact());
    return block.axes().size() == 1 ? product : block.formula() + " = " + product;
  }

  private List<String> row(AxisCount axis) {
    List<String> row = new ArrayList<>();
    row.add("  ".repeat(axis.depth()) + axis.name());
    row.add(axis.members() == 0 ? "" : Integer.toString(axis.members()));
    row.add(shortened(axis.set()));
    List<String> remarks = new ArrayList<>();
    if (!axis.only().isEmpty()) {
      remarks.add("only with " + axis.only());
    }
    if (!axis.matters()) {
      remarks.add("changes nothing");
    }
    row.add(String.join("; ", remarks));
    return row;
  }

  private String text(ConditionCount condition) {
    return "where %s: breaks %s alone, %s left"
        .formatted(
            shortened(condition.text()),
            Figures.count(condition.alone()),
            Figures.count(condition.left()));
  }

  private String shortened(String text) {
    return verbose || text.codePointCount(0, text.length()) <= SHOWN
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN - 3)) + "...";
  }

  private String total() {
    List<String> parts = new ArrayList<>();
    parts.add(Figures.count(experiment.product()) + " in the product");
    if (experiment.removedByWhere() > 0) {
      parts.add(Figures.count(experiment.cells().size()) + " after where");
    }
    if (equal.merged() > 0) {
      parts.add(Figures.count(equal.merged(), "duplicate"));
    }
    return "in all: %s, %s"
        .formatted(String.join(", ", parts), Figures.count(equal.trials(), "trial"));
  }
}
