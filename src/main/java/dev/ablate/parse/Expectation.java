package dev.ablate.parse;

import dev.ablate.parse.grammar.AblateLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** What may stand at a place, in the words of someone who writes a file. */
final class Expectation {
  private final List<String> phrases = new ArrayList<>();
  private IntervalSet types;

  private Expectation(IntervalSet expected) {
    this.types = expected.subtract(IntervalSet.of(AblateLexer.SEMICOLON));
  }

  /** {@code "a value"}, {@code "',' or ')'"}: never empty. */
  static String of(IntervalSet expected) {
    Expectation expectation = new Expectation(expected);
    expectation.nameGroup();
    expectation.dropOperators();
    expectation.dropSettingsNamedByKeywords();
    expectation.nameTheRest();
    return expectation.join();
  }

  private void nameGroup() {
    if (types.contains(AblateLexer.INT)) {
      name(TokenGroups.VALUES, "a value");
    } else if (types.contains(AblateLexer.EXPERIMENT) && types.contains(Token.EOF)) {
      name(TokenGroups.DECLARATIONS, "'import', 'model', 'block' or 'experiment'");
    } else if (types.contains(AblateLexer.LET)) {
      name(TokenGroups.NAMES, types.contains(AblateLexer.RBRACE) ? "a setting" : "a name");
    } else if (types.contains(AblateLexer.REPEAT)) {
      name(TokenGroups.LAYERS, "a layer");
    }
  }

  private void name(IntervalSet group, String phrase) {
    types = types.subtract(group);
    phrases.add(phrase);
  }

  /** An operator may follow any value: it is worth a word only where nothing else may stand. */
  private void dropOperators() {
    IntervalSet others = types.subtract(TokenGroups.OPERATORS);
    types = phrases.isEmpty() && others.isNil() ? types : others;
  }

  /** Behind {@code let}, the name that it declares is more likely than a setting called let. */
  private void dropSettingsNamedByKeywords() {
    if (types.contains(AblateLexer.NAME) || types.contains(AblateLexer.STRING)) {
      types =
          types.subtract(
              new IntervalSet(
                  AblateLexer.MODEL, AblateLexer.STEP, AblateLexer.ASSIGN, AblateLexer.IN));
    }
  }

  private void nameTheRest() {
    List<Integer> rest = types.toList();
    for (int i = rest.size() - 1; i >= 0; i--) {
      phrases.add(word(rest.get(i)));
    }
  }

  private static String word(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case AblateLexer.NAME -> "a name";
      case AblateLexer.STRING -> "a text in double quotes";
      default -> AblateLexer.VOCABULARY.getLiteralName(type);
    };
  }

  private String join() {
    int last = phrases.size() - 1;
    return last == 0
        ? phrases.get(0)
        : String.join(", ", phrases.subList(0, last)) + " or " + phrases.get(last);
  }
}
