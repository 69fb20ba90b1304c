package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A whole file.
 *
 * @param comments in the order of the text
 */
public record SourceUnit(List<Declaration> declarations, List<Comment> comments, Span span)
    implements Node {

  /** The first experiment of the file. */
  public Optional<Declaration.Experiment> experiment() {
    return declarations.stream()
        .filter(Declaration.Experiment.class::isInstance)
        .map(Declaration.Experiment.class::cast)
        .findFirst();
  }
}
