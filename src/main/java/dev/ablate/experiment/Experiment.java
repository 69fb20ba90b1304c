package dev.ablate.experiment;

import dev.ablate.source.SourceFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A checked experiment: every cell of it can run.
 *
 * @param title as the file has it
 * @param source the file
 * @param overrides what replaced settings of the file: {@code epochs=2}
 * @param cells in the order of the plan: by seed, by block, by axes; equal cells not yet merged
 * @param variants labels in the file's order; empty without variants
 * @param baseline the label that others are compared with
 * @param product settings times seeds over all blocks
 * @param removedByWhere how many of them {@code where} dropped
 * @param varied full names of everything that varies, {@code let} names included, without seed
 * @param tables the file's own report blocks
 */
public record Experiment(
    String title,
    SourceFile source,
    List<String> overrides,
    List<Cell> cells,
    List<String> variants,
    Optional<String> baseline,
    long product,
    long removedByWhere,
    List<String> varied,
    List<ReportTable> tables) {

  /** How long one run may take, where set; all cells have the same. */
  public Optional<Duration> budget() {
    return cells.get(0).settings().budget();
  }
}
