package dev.ablate.parse;

import dev.ablate.ast.Expr;
import dev.ablate.parse.grammar.AblateParser.BadNumberContext;
import dev.ablate.parse.grammar.AblateParser.BoolContext;
import dev.ablate.parse.grammar.AblateParser.DurationContext;
import dev.ablate.parse.grammar.AblateParser.IntegerContext;
import dev.ablate.parse.grammar.AblateParser.NoneContext;
import dev.ablate.parse.grammar.AblateParser.PythonRealContext;
import dev.ablate.parse.grammar.AblateParser.PythonStringContext;
import dev.ablate.parse.grammar.AblateParser.PythonWordContext;
import dev.ablate.parse.grammar.AblateParser.RealContext;
import dev.ablate.parse.grammar.AblateParser.StringContext;
import dev.ablate.parse.grammar.AblateParserBaseVisitor;
import dev.ablate.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the leaves of expressions. */
class LiteralBuilder extends AblateParserBaseVisitor<Expr> {
  private final Names names;
  private final Literals literals;

  LiteralBuilder(Names names, Literals literals) {
    this.names = names;
    this.literals = literals;
  }

  final Span span(ParserRuleContext tree) {
    return names.places().span(tree);
  }

  @Override
  public final Expr visitInteger(IntegerContext tree) {
    return literals.integer(tree.getStart());
  }

  @Override
  public final Expr visitReal(RealContext tree) {
    return literals.real(tree.getStart());
  }

  @Override
  public final Expr visitDuration(DurationContext tree) {
    return literals.duration(tree.getStart());
  }

  @Override
  public final Expr visitString(StringContext tree) {
    return new Expr.StringLiteral(literals.text(tree.STRING()), span(tree));
  }

  @Override
  public final Expr visitBool(BoolContext tree) {
    return new Expr.BoolLiteral(tree.TRUE() != null, span(tree));
  }

  @Override
  public final Expr visitNone(NoneContext tree) {
    return new Expr.NoneLiteral(span(tree));
  }

  @Override
  public final Expr visitPythonReal(PythonRealContext tree) {
    return literals.pythonReal(span(tree), tree.INT().getText());
  }

  @Override
  public final Expr visitPythonString(PythonStringContext tree) {
    return literals.pythonString(span(tree));
  }

  @Override
  public final Expr visitPythonWord(PythonWordContext tree) {
    return literals.pythonWord(span(tree));
  }

  @Override
  public final Expr visitBadNumber(BadNumberContext tree) {
    return literals.badNumber(span(tree));
  }
}
