package dev.ablate.parse;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/** How far a parse has come: what may follow the last word that fitted. */
final class Progress implements ParseTreeListener {
  private final Parser parser;
  private ParserRuleContext rule = ParserRuleContext.EMPTY;
  private int state;

  /** The progress of a parse that begins with a rule. */
  Progress(Parser parser, int rule) {
    this.parser = parser;
    this.state = parser.getATN().ruleToStartState[rule].stateNumber;
  }

  /** The types of all tokens that may follow the last one. */
  IntervalSet expected() {
    return parser.getATN().getExpectedTokens(state, rule);
  }

  @Override
  public void visitTerminal(TerminalNode node) {
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
