package dev.ablate.ast;

import java.util.ArrayList;
import java.util.List;

/**
 * Layers in canonical form. What was written on one line stays on one line as far as it fits there:
 * which layers belong together is for the writer to say.
 */
final class LayerPrinter {
  private final Comments comments;
  private final ExpressionPrinter expressions;

  LayerPrinter(Comments comments, ExpressionPrinter expressions) {
    this.comments = comments;
    this.expressions = expressions;
  }

  /**
   * A block with its keyword.
   *
   * @param broken whether its body must not stand on one line
   */
  Doc block(Block block, boolean broken) {
    int close = Comments.end(block.span()) - 1;
    return named("block ", block.name(), block.parameters(), block.body(), close, broken);
  }

  /** Keyword, name, parameters and body, as models and blocks have them. */
  Doc named(
      String keyword,
      Identifier name,
      List<Parameter> parameters,
      List<LayerItem> body,
      int close,
      boolean broken) {
    List<Doc> docs = new ArrayList<>(List.of(Doc.text(keyword + name.text())));
    int behind = Comments.end(name.span());
    if (!parameters.isEmpty()) {
      int open = comments.find('(', behind) + 1;
      behind = Comments.end(parameters.get(parameters.size() - 1).span());
      int end = comments.find(')', behind);
      docs.add(expressions.bracketed("(", open, parameters, ")", end, this::parameter));
    }
    docs.add(Doc.text(" "));
    docs.add(body(body, comments.find('{', behind), close, broken));
    return Doc.concat(docs);
  }

  private Doc parameter(Parameter parameter) {
    List<Doc> docs = new ArrayList<>(List.of(Doc.text(parameter.name().text())));
    parameter.defaultValue().ifPresent(value -> add(docs, " = ", value));
    parameter.off().ifPresent(value -> add(docs, " off ", value));
    return Doc.concat(docs);
  }

  private void add(List<Doc> docs, String word, Expr value) {
    docs.add(Doc.text(word));
    docs.add(expressions.print(value));
  }

  private Doc item(LayerItem item) {
    if (item instanceof LayerItem.Layer layer) {
      return layer(layer);
    }
    if (item instanceof LayerItem.Nested nested) {
      return block(nested.block(), false);
    }
    if (item instanceof LayerItem.Repeat repeat) {
      return headed("repeat ", repeat.count(), repeat.body(), Comments.end(repeat.span()) - 1);
    }
    if (item instanceof LayerItem.For loop) {
      String head = "for " + loop.variable().text() + " in ";
      return headed(head, loop.values(), loop.body(), Comments.end(loop.span()) - 1);
    }
    if (item instanceof LayerItem.If choice) {
      return choice(choice);
    }
    return item instanceof LayerItem.Residual residual
        ? residual(residual)
        : parallel((LayerItem.Parallel) item);
  }

  private Doc layer(LayerItem.Layer layer) {
    Doc name = Doc.text(layer.name().text());
    int close = Comments.end(layer.span()) - 1;
    return layer.parentheses()
        ? Doc.concat(name, expressions.arguments(layer.name(), layer.arguments(), close))
        : name;
  }

  private Doc headed(String head, Expr value, List<LayerItem> body, int close) {
    return Doc.concat(
        Doc.text(head),
        expressions.print(value),
        Doc.text(" "),
        body(body, comments.find('{', Comments.end(value.span())), close, false));
  }

  private Doc choice(LayerItem.If choice) {
    int open = comments.find('{', Comments.end(choice.condition().span()));
    int close = close(open, choice.then());
    Doc head = headed("if ", choice.condition(), choice.then(), close);
    List<LayerItem> otherwise = choice.otherwise();
    if (otherwise.isEmpty()) {
      return head;
    }
    Doc last =
        otherwise.size() == 1 && otherwise.get(0) instanceof LayerItem.If next
            ? choice(next)
            : body(otherwise, comments.find('{', close), Comments.end(choice.span()) - 1, false);
    return Doc.concat(head, Doc.text(" else "), last);
  }

  private Doc residual(LayerItem.Residual residual) {
    int open = comments.find('{', residual.span().offset());
    int close = close(open, residual.body());
    Doc body = Doc.concat(Doc.text("residual "), body(residual.body(), open, close, false));
    if (residual.shortcut().isEmpty()) {
      return body;
    }
    int end = Comments.end(residual.span()) - 1;
    Doc shortcut = body(residual.shortcut().get(), comments.find('{', close), end, false);
    return Doc.concat(body, Doc.text(" shortcut "), shortcut);
  }

  /** Where a body's closing bracket stands. */
  private int close(int open, List<LayerItem> body) {
    int last = body.isEmpty() ? open : Comments.end(body.get(body.size() - 1).span());
    return comments.find('}', last);
  }

  private Doc parallel(LayerItem.Parallel parallel) {
    int place = comments.find('{', parallel.span().offset()) + 1;
    List<Doc> docs = new ArrayList<>();
    for (List<LayerItem> branch : parallel.branches()) {
      int open = comments.find('{', place);
      place = close(open, branch);
      docs.add(Doc.hardLine());
      docs.add(body(branch, open, place, false));
      place++;
    }
    for (Remark remark : comments.before(Comments.end(parallel.span()) - 1)) {
      docs.add(Doc.hardLine());
      docs.add(Doc.text(remark.text()));
    }
    return Doc.concat(Doc.text("parallel {"), Doc.indented(docs), Doc.hardLine(), Doc.text("}"));
  }

  private Doc body(List<LayerItem> body, int open, int close, boolean broken) {
    Contents<Doc> contents = Contents.of(comments, open + 1, body, close, this::item);
    if (contents.isEmpty()) {
      return Doc.text("{}");
    }
    boolean split = !body.isEmpty() && !comments.sameLine(open, body.get(0).span().offset());
    return ExpressionPrinter.braced(
        contents, "{", " ", lines(contents, body), "}", broken || split || contents.hasComments());
  }

  private Lines lines(Contents<Doc> contents, List<LayerItem> body) {
    Lines lines = new Lines();
    for (int i = 0; i < body.size(); i++) {
      Contents.Entry<Doc> entry = contents.entries().get(i);
      if (i > 0 && goesOn(contents, body, i)) {
        lines.join(entry, entry.part());
      } else {
        lines.add(entry, entry.part(), new Doc.Line(" "));
      }
    }
    return lines.add(contents.end());
  }

  /** Whether a layer stands on the line of the one before it. */
  private boolean goesOn(Contents<Doc> contents, List<LayerItem> body, int index) {
    LayerItem before = body.get(index - 1);
    LayerItem item = body.get(index);
    return before instanceof LayerItem.Layer
        && item instanceof LayerItem.Layer
        && contents.entries().get(index - 1).behind().isEmpty()
        && contents.entries().get(index).above().isEmpty()
        && comments.sameLine(Comments.end(before.span()), item.span().offset());
  }
}
