package dev.ablate.parse;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.parse.grammar.AblateParser.LetContext;
import dev.ablate.parse.grammar.AblateParser.ReportContext;
import dev.ablate.parse.grammar.AblateParser.ReportSettingContext;
import dev.ablate.parse.grammar.AblateParser.SettingContext;
import dev.ablate.parse.grammar.AblateParser.SettingStatementContext;
import dev.ablate.parse.grammar.AblateParser.VariantContext;
import dev.ablate.parse.grammar.AblateParser.WhereContext;
import dev.ablate.parse.grammar.AblateParser.WithoutContext;
import dev.ablate.parse.grammar.AblateParserBaseVisitor;
import java.util.List;

/** Builds the statements of an experiment. */
final class StatementBuilder extends AblateParserBaseVisitor<Statement> {
  private final Names names;
  private final Literals literals;
  private final ExpressionBuilder expressions;

  StatementBuilder(Names names, Literals literals, ExpressionBuilder expressions) {
    this.names = names;
    this.literals = literals;
    this.expressions = expressions;
  }

  @Override
  public Statement visitSettingStatement(SettingStatementContext tree) {
    return setting(tree.setting());
  }

  @Override
  public Statement visitLet(LetContext tree) {
    List<Identifier> declared =
        tree.names().NAME().stream().map(name -> names.identifier(name.getSymbol())).toList();
    return new Statement.Let(
        declared,
        declared.size() > 1,
        expressions.varies(tree.relation()),
        expressions.related(tree.relation(), tree.expression()),
        names.places().span(tree));
  }

  @Override
  public Statement visitVariant(VariantContext tree) {
    return new Statement.Variant(
        tree.BASELINE() != null,
        literals.text(tree.STRING()),
        names.places().span(tree.STRING().getSymbol()),
        tree.setting().stream().map(this::setting).toList(),
        names.places().span(tree));
  }

  @Override
  public Statement visitWithout(WithoutContext tree) {
    return new Statement.Without(
        tree.path().stream().map(names::path).toList(), names.places().span(tree));
  }

  @Override
  public Statement visitWhere(WhereContext tree) {
    return new Statement.Where(expressions.visit(tree.expression()), names.places().span(tree));
  }

  @Override
  public Statement visitReport(ReportContext tree) {
    return new Statement.Report(
        literals.text(tree.STRING()),
        names.places().span(tree.STRING().getSymbol()),
        tree.reportSetting().stream().map(this::reportSetting).toList(),
        names.places().span(tree));
  }

  /** {@code path = value} or {@code path in set}. */
  Statement.Setting setting(SettingContext tree) {
    return new Statement.Setting(
        names.target(tree.target()),
        expressions.varies(tree.relation()),
        expressions.related(tree.relation(), tree.expression()),
        names.places().span(tree));
  }

  private Statement.Setting reportSetting(ReportSettingContext tree) {
    return new Statement.Setting(
        names.single(tree.anyName()),
        false,
        expressions.visit(tree.expression()),
        names.places().span(tree));
  }
}
