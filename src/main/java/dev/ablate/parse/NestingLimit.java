package dev.ablate.parse;

import static dev.ablate.parse.grammar.AblateParser.RULE_arguments;
import static dev.ablate.parse.grammar.AblateParser.RULE_branches;
import static dev.ablate.parse.grammar.AblateParser.RULE_group;
import static dev.ablate.parse.grammar.AblateParser.RULE_layers;
import static dev.ablate.parse.grammar.AblateParser.RULE_list;
import static dev.ablate.parse.grammar.AblateParser.RULE_set;

import dev.ablate.parse.grammar.AblateParser.PowerContext;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Ends a parse that goes too deep, before a stack overflows: here, or in those who read the tree.
 */
final class NestingLimit implements ParseTreeListener {
  static final int LEVELS = 200;

  private static final Set<Integer> BRACKETS =
      Set.of(RULE_arguments, RULE_branches, RULE_group, RULE_layers, RULE_list, RULE_set);

  private final Places places;
  private int depth;

  NestingLimit(Places places) {
    this.places = places;
  }

  @Override
  public void enterEveryRule(ParserRuleContext tree) {
    if (!nests(tree)) {
      return;
    }
    depth++;
    if (depth > LEVELS) {
      throw new SyntaxException(
          places.span(tree.getStart()), "nested more than " + LEVELS + " levels deep");
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext tree) {
    if (nests(tree)) {
      depth--;
    }
  }

  /** Brackets and braces; a rule right inside itself: {@code - -x}, {@code not not x}; a power. */
  private static boolean nests(ParserRuleContext tree) {
    ParserRuleContext parent = tree.getParent();
    return BRACKETS.contains(tree.getRuleIndex())
        || (parent != null && parent.getRuleIndex() == tree.getRuleIndex())
        || (parent instanceof PowerContext && parent.getChildCount() > 1);
  }

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
