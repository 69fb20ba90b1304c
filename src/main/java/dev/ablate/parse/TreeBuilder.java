package dev.ablate.parse;

import dev.ablate.ast.Comment;
import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.ast.Statement;
import dev.ablate.parse.grammar.AblateLexer;
import dev.ablate.parse.grammar.AblateParser.ExperimentContext;
import dev.ablate.parse.grammar.AblateParser.FileContext;
import dev.ablate.parse.grammar.AblateParser.ImportFileContext;
import dev.ablate.parse.grammar.AblateParser.ModelContext;
import dev.ablate.parse.grammar.AblateParser.SettingContext;
import dev.ablate.parse.grammar.AblateParser.TopBlockContext;
import dev.ablate.parse.grammar.AblateParserBaseVisitor;
import dev.ablate.source.Diagnostic;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.TokenStream;

/** Builds the syntax tree of a file from ANTLR's parse tree. */
final class TreeBuilder extends AblateParserBaseVisitor<Declaration> {
  private final Names names;
  private final Literals literals;
  private final StatementBuilder statements;
  private final LayerBuilder layers;

  TreeBuilder(Places places) {
    names = new Names(places);
    literals = new Literals(names);
    ExpressionBuilder expressions = new ExpressionBuilder(names, literals);
    statements = new StatementBuilder(names, literals, expressions);
    layers = new LayerBuilder(names, expressions);
  }

  /**
   * The tree of a file.
   *
   * @param tokens all of its words, comments included
   */
  SourceUnit unit(FileContext tree, TokenStream tokens) {
    List<Declaration> declarations = tree.declaration().stream().map(this::visit).toList();
    List<Comment> comments =
        IntStream.range(0, tokens.size())
            .mapToObj(tokens::get)
            .filter(token -> token.getType() == AblateLexer.COMMENT)
            .map(token -> new Comment(token.getText(), names.places().span(token)))
            .toList();
    return new SourceUnit(declarations, comments, names.places().all());
  }

  /** The tree of a setting that stands by itself. */
  Statement.Setting setting(SettingContext tree) {
    return statements.setting(tree);
  }

  /** What parsed but is not taken. */
  List<Diagnostic> refusals() {
    return names.refusals();
  }

  @Override
  public Declaration visitImportFile(ImportFileContext tree) {
    return new Declaration.Import(
        literals.text(tree.STRING()),
        names.places().span(tree.STRING().getSymbol()),
        names.places().span(tree));
  }

  @Override
  public Declaration visitExperiment(ExperimentContext tree) {
    List<Statement> body = tree.statement().stream().map(statements::visit).toList();
    return new Declaration.Experiment(
        literals.text(tree.STRING()),
        names.places().span(tree.STRING().getSymbol()),
        body,
        names.places().span(tree));
  }

  @Override
  public Declaration visitModel(ModelContext tree) {
    return new Declaration.Model(
        names.identifier(tree.NAME().getSymbol()),
        layers.parameters(tree.parameters()),
        layers.items(tree.layers()),
        names.places().span(tree));
  }

  @Override
  public Declaration visitTopBlock(TopBlockContext tree) {
    return new Declaration.TopBlock(layers.block(tree.block()));
  }
}
