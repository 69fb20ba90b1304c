package dev.ablate.ast;

import dev.ablate.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/** One or more names with dots between them: {@code optimizer.lr}. */
public record Path(List<Identifier> parts, Span span) implements Node {

  /** The path as it is written, without white space. */
  public String text() {
    return isSimple()
        ? head().text()
        : parts.stream().map(Identifier::text).collect(Collectors.joining("."));
  }

  /** The first name. */
  public Identifier head() {
    return parts.get(0);
  }

  /** Whether it is one name alone. */
  public boolean isSimple() {
    return parts.size() == 1;
  }
}
