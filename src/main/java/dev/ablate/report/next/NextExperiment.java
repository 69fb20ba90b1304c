package dev.ablate.report.next;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.parse.Parser;
import dev.ablate.report.finding.Finding;
import dev.ablate.report.results.Results;
import dev.ablate.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What to run next.
 *
 * @param reasons what is changed and why, one sentence each
 * @param text a whole file that runs as it is; trials that are stored already are not run again
 */
public record NextExperiment(List<String> reasons, String text) {

  /**
   * The file with more seeds and longer ranges; empty where neither is needed, and where settings
   * were replaced on the command line, which the file does not know.
   *
   * @param found what is surprising about the results
   * @param seeds how many every row needs; 0 where there are enough
   */
  public static Optional<NextExperiment> of(Results results, List<Finding> found, int seeds) {
    SourceFile file = results.input().experiment().source();
    if (!results.input().experiment().overrides().isEmpty()) {
      return Optional.empty();
    }
    return Parser.parse(file)
        .unit()
        .flatMap(SourceUnit::experiment)
        .flatMap(written -> of(results, written, found, seeds));
  }

  private static Optional<NextExperiment> of(
      Results results, Declaration.Experiment written, List<Finding> found, int seeds) {
    List<Edit> edits = new ArrayList<>();
    if (seeds > 0) {
      edits.add(MoreSeeds.edit(results, written, seeds));
    }
    for (Finding finding : found) {
      if (finding instanceof Finding.AtEdge edge) {
        LongerRange.edit(results, written, edge).ifPresent(edits::add);
      }
    }
    String text = written.span().file().text();
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new NextExperiment(edits.stream().map(Edit::reason).toList(), applied(text, edits)));
  }

  /** From the end on, so that places before stay where they are. */
  private static String applied(String text, List<Edit> edits) {
    StringBuilder changed = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparingInt(Edit::offset).reversed())
        .forEach(e -> changed.replace(e.offset(), e.offset() + e.length(), e.replacement()));
    return changed.toString();
  }
}
