package dev.ablate.parse;

import static dev.ablate.parse.grammar.AblateParser.RULE_atom;
import static dev.ablate.parse.grammar.AblateParser.RULE_comparison;
import static dev.ablate.parse.grammar.AblateParser.RULE_conditional;
import static dev.ablate.parse.grammar.AblateParser.RULE_conjunction;
import static dev.ablate.parse.grammar.AblateParser.RULE_disjunction;
import static dev.ablate.parse.grammar.AblateParser.RULE_inversion;
import static dev.ablate.parse.grammar.AblateParser.RULE_power;
import static dev.ablate.parse.grammar.AblateParser.RULE_product;
import static dev.ablate.parse.grammar.AblateParser.RULE_range;
import static dev.ablate.parse.grammar.AblateParser.RULE_sign;
import static dev.ablate.parse.grammar.AblateParser.RULE_sum;

import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Takes a level of precedence that holds one part alone out of the parse tree as soon as it is
 * read: a number would otherwise keep ten of them, and a full-size file gigabytes.
 */
final class Pruning implements ParseTreeListener {
  private static final Set<Integer> LEVELS =
      Set.of(
          RULE_conditional,
          RULE_disjunction,
          RULE_conjunction,
          RULE_inversion,
          RULE_comparison,
          RULE_range,
          RULE_sum,
          RULE_product,
          RULE_sign,
          RULE_power,
          RULE_atom);

  @Override
  public void exitEveryRule(ParserRuleContext tree) {
    if (tree.getChildCount() == 1
        && LEVELS.contains(tree.getRuleIndex())
        && tree.getChild(0) instanceof ParserRuleContext only) {
      ParserRuleContext parent = tree.getParent();
      parent.children.set(parent.children.size() - 1, (ParseTree) only);
      only.setParent(parent);
      only.invokingState = tree.invokingState;
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext tree) {}

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
