package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateParser;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/** How far a parse has come: the last word that fitted, and what may follow it. */
final class Progress implements ParseTreeListener {
  private final Parser parser;
  private Optional<Token> last = Optional.empty();
  private ParserRuleContext rule = ParserRuleContext.EMPTY;
  private int state;

  Progress(Parser parser) {
    this.parser = parser;
    this.state = parser.getATN().ruleToStartState[AblateParser.RULE_file].stateNumber;
  }

  /** The last token that fitted; empty at the start of a file. */
  Optional<Token> last() {
    return last;
  }

  /** The types of all tokens that may follow the last one. */
  IntervalSet expected() {
    return parser.getATN().getExpectedTokens(state, rule);
  }

  @Override
  public void visitTerminal(TerminalNode node) {
    last = Optional.of(node.getSymbol());
    rule = parser.getContext();
    state = parser.getATN().states.get(parser.getState()).transition(0).target.stateNumber;
  }

  @Override
  public void visitErrorNode(ErrorNode node) {}

  @Override
  public void enterEveryRule(ParserRuleContext tree) {}

  @Override
  public void exitEveryRule(ParserRuleContext tree) {}
}
