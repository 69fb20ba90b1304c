package dev.ablate.lsp;

import dev.ablate.ast.Argument;
import dev.ablate.ast.Block;
import dev.ablate.ast.Declaration;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.LayerItem;
import dev.ablate.ast.Parameter;
import dev.ablate.ast.SourceUnit;
import dev.ablate.ast.Statement;
import dev.ablate.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names that a file declares, and where they are used. */
final class Symbols {
  private final List<Symbol> declared = new ArrayList<>();
  private final List<Identifier> used = new ArrayList<>();

  private final Span file;

  private Symbols(Span file) {
    this.file = file;
  }

  /** Those of a file. */
  static Symbols of(SourceUnit unit) {
    Symbols symbols = new Symbols(unit.span());
    unit.declarations().forEach(symbols::add);
    return symbols;
  }

  /** Every name that is declared. */
  List<Symbol> declared() {
    return declared;
  }

  /** What files that import this one see: its models and the blocks outside of them. */
  List<Symbol> shared() {
    return declared.stream().filter(symbol -> symbol.scope().equals(file)).toList();
  }

  /** The name at a place that the file uses and does not declare. */
  Optional<Identifier> free(int offset) {
    return free().filter(name -> contains(name.span(), offset)).findFirst();
  }

  /** Where the file uses a name that it does not declare. */
  List<Span> free(String text) {
    return free().filter(name -> name.text().equals(text)).map(Identifier::span).toList();
  }

  private Stream<Identifier> free() {
    return used.stream().filter(name -> meant(name).isEmpty());
  }

  /** What the name at a place means. */
  Optional<Symbol> at(int offset) {
    return declared.stream()
        .filter(symbol -> contains(symbol.name().span(), offset))
        .findFirst()
        .or(
            () ->
                used.stream()
                    .filter(name -> contains(name.span(), offset))
                    .findFirst()
                    .flatMap(this::meant));
  }

  /** Every place where a symbol stands, its declaration first. */
  List<Span> places(Symbol symbol) {
    List<Span> places = new ArrayList<>(List.of(symbol.name().span()));
    used.stream()
        .filter(name -> meant(name).equals(Optional.of(symbol)))
        .map(Identifier::span)
        .forEach(places::add);
    return places;
  }

  /** The declaration of a name that is known there, of several the one in the innermost scope. */
  private Optional<Symbol> meant(Identifier name) {
    return declared.stream()
        .filter(symbol -> symbol.name().text().equals(name.text()))
        .filter(symbol -> contains(symbol.scope(), name.span().offset()))
        .min(Comparator.comparingInt(symbol -> symbol.scope().length()));
  }

  private static boolean contains(Span span, int offset) {
    return span.offset() <= offset && offset <= span.offset() + span.length();
  }

  private void declare(Symbol.Kind kind, Identifier name, Span scope) {
    declared.add(new Symbol(kind, name, scope));
  }

  private void add(Declaration declaration) {
    if (declaration instanceof Declaration.Model model) {
      declare(Symbol.Kind.MODEL, model.name(), file);
      body(model.parameters(), model.body(), model.span());
    } else if (declaration instanceof Declaration.TopBlock top) {
      block(top.block(), file);
    } else if (declaration instanceof Declaration.Experiment experiment) {
      experiment.body().forEach(statement -> add(statement, experiment.span()));
    }
  }

  private void add(Statement statement, Span experiment) {
    if (statement instanceof Statement.Let let) {
      let.names().forEach(name -> declare(Symbol.Kind.LET, name, experiment));
      use(let.value());
    } else if (statement instanceof Statement.Setting setting) {
      use(setting.value());
    } else if (statement instanceof Statement.Variant variant) {
      variant.settings().forEach(setting -> use(setting.value()));
    } else if (statement instanceof Statement.Report report) {
      report.settings().forEach(setting -> use(setting.value()));
    } else if (statement instanceof Statement.Where where) {
      use(where.condition());
    }
  }

  private void block(Block block, Span scope) {
    declare(Symbol.Kind.BLOCK, block.name(), scope);
    body(block.parameters(), block.body(), block.span());
  }

  private void body(List<Parameter> parameters, List<LayerItem> items, Span scope) {
    for (Parameter parameter : parameters) {
      declare(Symbol.Kind.PARAMETER, parameter.name(), scope);
      parameter.defaultValue().ifPresent(this::use);
      parameter.off().ifPresent(this::use);
    }
    items.forEach(item -> add(item, scope));
  }

  private void add(LayerItem item, Span scope) {
    if (item instanceof LayerItem.Layer layer) {
      used.add(layer.name());
      layer.arguments().forEach(argument -> use(argument.value()));
    } else if (item instanceof LayerItem.Nested nested) {
      block(nested.block(), scope);
    } else if (item instanceof LayerItem.Repeat repeat) {
      use(repeat.count());
      repeat.body().forEach(inner -> add(inner, scope));
    } else if (item instanceof LayerItem.For loop) {
      use(loop.values());
      declare(Symbol.Kind.PARAMETER, loop.variable(), loop.span());
      loop.body().forEach(inner -> add(inner, scope));
    } else if (item instanceof LayerItem.If choice) {
      use(choice.condition());
      choice.then().forEach(inner -> add(inner, scope));
      choice.otherwise().forEach(inner -> add(inner, scope));
    } else if (item instanceof LayerItem.Residual residual) {
      residual.body().forEach(inner -> add(inner, scope));
      residual.shortcut().ifPresent(body -> body.forEach(inner -> add(inner, scope)));
    } else if (item instanceof LayerItem.Parallel parallel) {
      parallel.branches().forEach(branch -> branch.forEach(inner -> add(inner, scope)));
    }
  }

  private void use(Expr expr) {
    if (expr instanceof Expr.Reference reference) {
      used.add(reference.path().head());
    } else if (expr instanceof Expr.Call call) {
      used.add(call.name());
      call.arguments().stream().map(Argument::value).forEach(this::use);
    } else if (expr instanceof Expr.Unary unary) {
      use(unary.operand());
    } else if (expr instanceof Expr.Binary binary) {
      use(binary.left());
      use(binary.right());
    } else if (expr instanceof Expr.Comparison comparison) {
      comparison.operands().forEach(this::use);
    } else if (expr instanceof Expr.Conditional choice) {
      List.of(choice.value(), choice.condition(), choice.otherwise()).forEach(this::use);
    } else if (expr instanceof Expr.RangeExpr range) {
      use(range.first());
      use(range.last());
      range.step().ifPresent(this::use);
    } else {
      parts(expr).forEach(this::use);
    }
  }

  private static List<Expr> parts(Expr expr) {
    if (expr instanceof Expr.ListExpr list) {
      return list.items();
    }
    if (expr instanceof Expr.TupleExpr tuple) {
      return tuple.items();
    }
    if (expr instanceof Expr.SetExpr set) {
      return set.members();
    }
    return expr instanceof Expr.Then then ? then.parts() : List.of();
  }
}
