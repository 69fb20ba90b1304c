package dev.ablate.parse;

import dev.ablate.ast.Argument;
import dev.ablate.ast.BinaryOperator;
import dev.ablate.ast.ComparisonOperator;
import dev.ablate.ast.Expr;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.Path;
import dev.ablate.ast.UnaryOperator;
import dev.ablate.parse.grammar.AblateParser.ArgumentContext;
import dev.ablate.parse.grammar.AblateParser.ArgumentsContext;
import dev.ablate.parse.grammar.AblateParser.ComparisonContext;
import dev.ablate.parse.grammar.AblateParser.ConditionalContext;
import dev.ablate.parse.grammar.AblateParser.ConjunctionContext;
import dev.ablate.parse.grammar.AblateParser.DisjunctionContext;
import dev.ablate.parse.grammar.AblateParser.ExpressionContext;
import dev.ablate.parse.grammar.AblateParser.GroupContext;
import dev.ablate.parse.grammar.AblateParser.InversionContext;
import dev.ablate.parse.grammar.AblateParser.ItemsContext;
import dev.ablate.parse.grammar.AblateParser.ListContext;
import dev.ablate.parse.grammar.AblateParser.NamedContext;
import dev.ablate.parse.grammar.AblateParser.PowerContext;
import dev.ablate.parse.grammar.AblateParser.ProductContext;
import dev.ablate.parse.grammar.AblateParser.RangeContext;
import dev.ablate.parse.grammar.AblateParser.RelationContext;
import dev.ablate.parse.grammar.AblateParser.SetContext;
import dev.ablate.parse.grammar.AblateParser.SignContext;
import dev.ablate.parse.grammar.AblateParser.SumContext;
import dev.ablate.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Builds expressions and sets. Levels of precedence with one part are not in the parse tree. */
final class ExpressionBuilder extends LiteralBuilder {
  /** How many operators of a chain may stand above an operand, left-nested parentheses included. */
  static final int CHAINED = 1000;

  private final Names names;
  private int chained;

  ExpressionBuilder(Names names, Literals literals) {
    super(names, literals);
    this.names = names;
  }

  /** Whether {@code in} was written instead of {@code =}. */
  boolean varies(RelationContext relation) {
    return relation.IN() != null;
  }

  /** The value behind {@code =}, or the set behind {@code in}, which a list is not. */
  Expr related(RelationContext relation, ExpressionContext tree) {
    Expr value = visit(tree);
    if (varies(relation) && value instanceof Expr.ListExpr list) {
      String members = list.span().text().substring(1, list.span().length() - 1);
      names.refuse(
          list.span(),
          "a list is one value; the values to vary over stand in braces"
              + (members.length() <= 40 && !members.contains("\n")
                  ? ": write '{" + members + "}'"
                  : ": write '{...}'"));
    }
    return value;
  }

  List<Argument> arguments(@Nullable ArgumentsContext tree) {
    return tree == null ? List.of() : tree.argument().stream().map(this::argument).toList();
  }

  private Argument argument(ArgumentContext tree) {
    if (tree.relation() == null) {
      return new Argument(Optional.empty(), false, visit(tree.expression()), span(tree));
    }
    return new Argument(
        Optional.of(names.identifier(tree.anyName())),
        varies(tree.relation()),
        related(tree.relation(), tree.expression()),
        span(tree));
  }

  @Override
  public Expr visitExpression(ExpressionContext tree) {
    return tree.getChildCount() == 1
        ? visit(tree.getChild(0))
        : new Expr.Then(operands(tree), span(tree));
  }

  @Override
  public Expr visitConditional(ConditionalContext tree) {
    return new Expr.Conditional(
        visit(tree.getChild(0)), visit(tree.getChild(2)), visit(tree.getChild(4)), span(tree));
  }

  @Override
  public Expr visitDisjunction(DisjunctionContext tree) {
    return chain(tree);
  }

  @Override
  public Expr visitConjunction(ConjunctionContext tree) {
    return chain(tree);
  }

  @Override
  public Expr visitSum(SumContext tree) {
    return chain(tree);
  }

  @Override
  public Expr visitProduct(ProductContext tree) {
    return chain(tree);
  }

  @Override
  public Expr visitPower(PowerContext tree) {
    return chain(tree);
  }

  /** A chain of operators that bind to the left. */
  private Expr chain(ParserRuleContext tree) {
    int operators = tree.getChildCount() / 2;
    Expr result = operand(tree, 0, operators);
    for (int i = 1; i <= operators; i++) {
      BinaryOperator operator = BinaryOperator.of(tree.getChild(2 * i - 1).getText());
      Expr right = operand(tree, 2 * i, operators - i + 1);
      ParserRuleContext last = (ParserRuleContext) tree.getChild(2 * i);
      Span span = names.places().span(tree.getStart(), last.getStop());
      result = new Expr.Binary(operator, result, right, span);
    }
    return result;
  }

  private Expr operand(ParserRuleContext tree, int child, int operatorsAbove) {
    chained += operatorsAbove;
    if (chained > CHAINED) {
      throw new SyntaxException(
          span(tree),
          "more than " + CHAINED + " operators in a row; name a part of this with 'let'");
    }
    Expr operand = visit(tree.getChild(child));
    chained -= operatorsAbove;
    return operand;
  }

  @Override
  public Expr visitInversion(InversionContext tree) {
    return new Expr.Unary(UnaryOperator.NOT, visit(tree.getChild(1)), span(tree));
  }

  @Override
  public Expr visitSign(SignContext tree) {
    UnaryOperator operator = tree.MINUS() != null ? UnaryOperator.MINUS : UnaryOperator.PLUS;
    String operand = tree.getChild(1).getText();
    if (operator == UnaryOperator.MINUS && Literals.isBelowAll(operand)) {
      return new Expr.IntLiteral(Long.MIN_VALUE, "-" + operand, span(tree));
    }
    return new Expr.Unary(operator, visit(tree.getChild(1)), span(tree));
  }

  @Override
  public Expr visitComparison(ComparisonContext tree) {
    List<ComparisonOperator> operators =
        IntStream.range(0, tree.getChildCount() / 2)
            .mapToObj(i -> ComparisonOperator.of(tree.getChild(2 * i + 1).getText()))
            .toList();
    return new Expr.Comparison(operands(tree), operators, span(tree));
  }

  @Override
  public Expr visitRange(RangeContext tree) {
    Optional<Expr> step =
        tree.STEP() == null ? Optional.empty() : Optional.of(visit(tree.getChild(4)));
    return new Expr.RangeExpr(visit(tree.getChild(0)), visit(tree.getChild(2)), step, span(tree));
  }

  @Override
  public Expr visitNamed(NamedContext tree) {
    Path path = names.path(tree.path());
    if (tree.arguments() == null) {
      return new Expr.Reference(path);
    }
    Identifier name = names.component(path);
    return new Expr.Call(name, arguments(tree.arguments()), span(tree));
  }

  @Override
  public Expr visitGroup(GroupContext tree) {
    return tree.expression().size() == 1
        ? visit(tree.expression(0))
        : new Expr.TupleExpr(expressions(tree.expression()), span(tree));
  }

  @Override
  public Expr visitList(ListContext tree) {
    return new Expr.ListExpr(items(tree.items()), span(tree));
  }

  @Override
  public Expr visitSet(SetContext tree) {
    return new Expr.SetExpr(items(tree.items()), span(tree));
  }

  private List<Expr> items(@Nullable ItemsContext tree) {
    return tree == null ? List.of() : expressions(tree.expression());
  }

  private List<Expr> expressions(List<ExpressionContext> trees) {
    return trees.stream().map(this::visit).toList();
  }

  /** Every other child: the parts between the operators. */
  private List<Expr> operands(ParserRuleContext tree) {
    return IntStream.rangeClosed(0, tree.getChildCount() / 2)
        .mapToObj(i -> tree.getChild(2 * i))
        .map((ParseTree operand) -> visit(operand))
        .toList();
  }
}
