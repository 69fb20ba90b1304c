package dev.ablate.check;

import dev.ablate.ast.Expr;
import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The lets that expressions name, and those that these are given in turn. */
final class ReachedLets {
  private ReachedLets() {}

  /** Those of a variant, and of the conditions, which hold for all. */
  static Set<String> of(Variant variant, Outline outline) {
    return from(
        outline.lets(),
        Stream.of(
                variant.settings().values().stream().map(Written::value),
                outline.wheres().stream().map(Statement.Where::condition),
                outline.tableWheres().values().stream())
            .flatMap(expressions -> expressions));
  }

  /** Those of the body and of every block, as they are written. */
  static Set<String> of(Outline outline) {
    return from(
        outline.lets(),
        Stream.concat(
            outline.settings().values().stream().map(Written::value),
            outline.variants().stream()
                .flatMap(block -> block.settings().stream())
                .map(Statement.Setting::value)));
  }

  private static Set<String> from(Map<String, Statement.Let> lets, Stream<Expr> expressions) {
    Set<String> reached = new HashSet<>();
    Deque<Expr> open = new ArrayDeque<>(expressions.toList());
    while (!open.isEmpty()) {
      List<Path> paths = References.of(open.pop());
      for (Path path : paths) {
        Statement.Let let = lets.get(path.head().text());
        if (let != null && reached.add(path.head().text())) {
          open.push(let.value());
        }
      }
    }
    return reached;
  }
}
