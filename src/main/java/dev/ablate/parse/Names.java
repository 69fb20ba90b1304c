package dev.ablate.parse;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.parse.grammar.AblateParser.AnyNameContext;
import dev.ablate.parse.grammar.AblateParser.PathContext;
import dev.ablate.parse.grammar.AblateParser.TargetContext;
import dev.ablate.source.Diagnostic;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What the builders share: places, names, and the list of what is refused. */
final class Names {
  private final Places places;
  private final List<Diagnostic> refusals = new ArrayList<>();

  Names(Places places) {
    this.places = places;
  }

  Places places() {
    return places;
  }

  /** What was refused, in the order of the file. */
  List<Diagnostic> refusals() {
    return refusals.stream()
        .sorted(Comparator.comparingInt(refusal -> refusal.span().offset()))
        .toList();
  }

  /** Notes a spelling that parses and is not taken; the tree goes on without it. */
  void refuse(Span span, String message) {
    refusals.add(Diagnostic.error(span, message));
  }

  /**
   * Refuses {@code torch.optim.SGD} where a component's name stands, and goes on with the last
   * name.
   */
  Identifier component(Path path) {
    Identifier name = path.parts().get(path.parts().size() - 1);
    if (!path.isSimple() && name.text().equals("parameters")) {
      refuse(path.span(), "an optimizer trains all weights of the model: leave this out");
    } else if (!path.isSimple()) {
      refuse(
          path.span(),
          "a component is written by its name alone: write '%s' instead of '%s'"
              .formatted(name.text(), path.text()));
    }
    return name;
  }

  Path path(PathContext tree) {
    List<Identifier> parts = new ArrayList<>();
    parts.add(identifier(tree.head().getStart()));
    tree.anyName().forEach(name -> parts.add(identifier(name)));
    return new Path(List.copyOf(parts), places.span(tree));
  }

  Path path(List<TerminalNode> names) {
    List<Identifier> parts = names.stream().map(name -> identifier(name.getSymbol())).toList();
    Span span = parts.get(0).span().to(parts.get(parts.size() - 1).span());
    return new Path(parts, span);
  }

  Path target(TargetContext tree) {
    return tree.path() != null ? path(tree.path()) : single(tree);
  }

  Path single(ParserRuleContext name) {
    return new Path(List.of(identifier(name.getStart())), places.span(name));
  }

  Identifier identifier(AnyNameContext tree) {
    return identifier(tree.getStart());
  }

  Identifier identifier(Token name) {
    return new Identifier(name.getText(), places.span(name));
  }
}
