package dev.ablate.parse;

import dev.ablate.ast.Block;
import dev.ablate.ast.Expr;
import dev.ablate.ast.LayerItem;
import dev.ablate.ast.Parameter;
import dev.ablate.parse.grammar.AblateParser.BlockContext;
import dev.ablate.parse.grammar.AblateParser.ChoiceContext;
import dev.ablate.parse.grammar.AblateParser.ChoiceItemContext;
import dev.ablate.parse.grammar.AblateParser.LayerContext;
import dev.ablate.parse.grammar.AblateParser.LayersContext;
import dev.ablate.parse.grammar.AblateParser.LoopContext;
import dev.ablate.parse.grammar.AblateParser.NestedBlockContext;
import dev.ablate.parse.grammar.AblateParser.ParallelContext;
import dev.ablate.parse.grammar.AblateParser.ParameterContext;
import dev.ablate.parse.grammar.AblateParser.ParametersContext;
import dev.ablate.parse.grammar.AblateParser.RepeatContext;
import dev.ablate.parse.grammar.AblateParser.ResidualContext;
import dev.ablate.parse.grammar.AblateParserBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds the bodies of models and blocks. */
final class LayerBuilder extends AblateParserBaseVisitor<LayerItem> {
  private final Names names;
  private final ExpressionBuilder expressions;

  LayerBuilder(Names names, ExpressionBuilder expressions) {
    this.names = names;
    this.expressions = expressions;
  }

  List<LayerItem> items(LayersContext tree) {
    return tree.layerItem().stream().map(this::visit).toList();
  }

  Block block(BlockContext tree) {
    return new Block(
        names.identifier(tree.NAME().getSymbol()),
        parameters(tree.parameters()),
        items(tree.layers()),
        names.places().span(tree));
  }

  List<Parameter> parameters(@Nullable ParametersContext tree) {
    return tree == null ? List.of() : tree.parameter().stream().map(this::parameter).toList();
  }

  private Parameter parameter(ParameterContext tree) {
    Optional<Expr> value =
        tree.value == null ? Optional.empty() : Optional.of(expressions.visit(tree.value));
    Optional<Expr> off =
        tree.offValue == null ? Optional.empty() : Optional.of(expressions.visit(tree.offValue));
    return new Parameter(names.identifier(tree.getStart()), value, off, names.places().span(tree));
  }

  @Override
  public LayerItem visitLayer(LayerContext tree) {
    return new LayerItem.Layer(
        names.component(names.path(tree.NAME())),
        expressions.arguments(tree.arguments()),
        tree.arguments() != null,
        names.places().span(tree));
  }

  @Override
  public LayerItem visitNestedBlock(NestedBlockContext tree) {
    return new LayerItem.Nested(block(tree.block()));
  }

  @Override
  public LayerItem visitRepeat(RepeatContext tree) {
    return new LayerItem.Repeat(
        expressions.visit(tree.expression()), items(tree.layers()), names.places().span(tree));
  }

  @Override
  public LayerItem visitLoop(LoopContext tree) {
    return new LayerItem.For(
        names.identifier(tree.NAME().getSymbol()),
        expressions.visit(tree.expression()),
        items(tree.layers()),
        names.places().span(tree));
  }

  @Override
  public LayerItem visitChoiceItem(ChoiceItemContext tree) {
    return choice(tree.choice());
  }

  private LayerItem.If choice(ChoiceContext tree) {
    return new LayerItem.If(
        expressions.visit(tree.expression()),
        items(tree.layers(0)),
        otherwise(tree),
        names.places().span(tree));
  }

  private List<LayerItem> otherwise(ChoiceContext tree) {
    if (tree.choice() != null) {
      return List.of(choice(tree.choice()));
    }
    return tree.layers().size() == 1 ? List.of() : items(tree.layers(1));
  }

  @Override
  public LayerItem visitResidual(ResidualContext tree) {
    Optional<List<LayerItem>> shortcut =
        tree.SHORTCUT() == null ? Optional.empty() : Optional.of(items(tree.layers(1)));
    return new LayerItem.Residual(items(tree.layers(0)), shortcut, names.places().span(tree));
  }

  @Override
  public LayerItem visitParallel(ParallelContext tree) {
    return new LayerItem.Parallel(
        tree.branches().layers().stream().map(this::items).toList(), names.places().span(tree));
  }
}
