package dev.ablate.check.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ablate.Exprs;
import dev.ablate.Specs;
import dev.ablate.ast.Expr;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.source.Diagnostic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {
  private static final Map<String, Value> NAMES =
      Map.of(
          "lr", new Value.Real(0.1),
          "n", new Value.Int(3),
          "optimizer", Specs.instance("SGD(lr = 0.1)"),
          "optimizer.lr", new Value.Real(0.1),
          "optimizer.betas", Value.NONE,
          "precision", new Value.Text("fp32"));

  private final Problems problems = new Problems();
  private final Evaluator evaluator =
      new Evaluator(new NamedValues(NAMES, FileComponents.of(Catalog.standard())), problems);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 * 3 | 7",
        "7 // 2 | 3",
        "-7 // 2 | -4",
        "-7 % 3 | 2",
        "7 % -3 | -2",
        "-7.5 // 2 | -4.0",
        "-7.5 % 2 | 0.5",
        "1 // 0.1 | 9.0",
        "6 / 2 | 3.0",
        "1 / 4 | 0.25",
        "2 ** 10 | 1024",
        "2 ** -1 | 0.5",
        "-2 ** 2 | -4",
        "(-1) ** 1000000000001 | -1",
        "2 ** 3 ** 2 | 512",
        "2 ** 0.5 | 1.4142135623730951",
        "9007199254740993 + 0 | 9007199254740993",
        "-9223372036854775807 - 1 | -9223372036854775808",
        "1e-5 | 1e-05",
        "+3 | 3",
        "10 * lr | 1.0",
        "10 * optimizer.lr | 1.0",
        "n if n > 2 else 0 | 3",
        "1 if n > 5 else 2 if n > 1 else 3 | 2",
        "[1, 2.5, \"a\"] | [1, 2.5, a]",
        "(1, 2) | [1, 2]",
        "none | none",
        "90s | 1m30s",
        "[1] + [2.5, \"a\"] + [] | [1, 2.5, a]",
        "(1, 2) + (3, 4) | [1, 2, 3, 4]",
        "\"a\" + \"b\" | ab",
        "[1, 2] * 2 | [1, 2, 1, 2]",
        "2 * [n] | [3, 3]",
        "[1] * -1 | []",
        "[] * 9223372036854775807 | []",
      })
  void computesAsPythonDoes(String text, String value) {
    assertThat(value(text)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min(3, 1, 2) | 1",
        "max([1, 2.5]) | 2.5",
        "min(1, 1.0) | 1",
        "abs(-3) | 3",
        "abs(2.5) | 2.5",
        "sqrt(16) | 4.0",
        "exp(0) | 1.0",
        "log(exp(2)) | 2.0",
        "log(8, 2) | 3.0",
        "floor(-2.5) | -3",
        "ceil(2.1) | 3",
        "round(2.5) | 2",
        "round(3.5) | 4",
        "round(-2.5) | -2",
        "round(2.675, 2) | 2.67",
        "round(1250, -2) | 1200",
        "len([1, 2, 3]) | 3",
        "len(\"héllo\") | 5",
      })
  void hasPythonsFunctions(String text, String value) {
    assertThat(value(text)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 < 2 <= 2 < 3",
        "not 1 < 2 < 2",
        "1 == 1.0",
        "-9223372036854775808 == -9_223_372_036_854_775_807 - 1",
        "9007199254740993 != 9007199254740992.0",
        "\"a\" < \"b\"",
        "1h > 30m",
        "[1, 2] == [1.0, 2]",
        "[1] != [1, 2]",
        "none == none",
        "none != 0",
        "not optimizer.betas < 1",
        "not optimizer.betas >= 1",
        "not optimizer.betas",
        "not none and not (none or false)",
        "(1 if none else 2) == 2",
        "optimizer == SGD",
        "optimizer != AdamW",
        "optimizer == \"SGD\"",
        "Warmup != CosineAnnealingLR",
        "precision == \"fp32\"",
        "precision == fp32",
        "bf16 != precision",
        "true or 1 / 0 > 1",
        "not (false and 1 / 0 > 1)",
        "not (1 > 2 > 1 / 0)",
        "(1 if true else 1 / 0) == 1",
        "1 < 2 == true or true",
      })
  void holds(String condition) {
    assertThat(evaluator.condition("where", Exprs.expression(condition))).contains(true);
    assertThat(problems.diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 9223372036854775807 | 1 + 9223372036854775807"
            + " | the result does not fit into an integer of 64 bits",
        "2 ** 63 | 2 ** 63 | the result does not fit into an integer of 64 bits",
        "-(-9223372036854775807 - 1) | -(-9223372036854775807 - 1)"
            + " | the result does not fit into an integer of 64 bits",
        "(-9223372036854775807 - 1) // -1 | (-9223372036854775807 - 1) // -1"
            + " | the result does not fit into an integer of 64 bits",
        "1 + 2 * (3 % 0) | 3 % 0 | division by zero",
        "1.5 // 0 | 1.5 // 0 | division by zero",
        "1 / 0.0 | 1 / 0.0 | division by zero",
        "0 ** -1 | 0 ** -1 | 0 has no negative power",
        "(-8) ** 0.5 | (-8) ** 0.5 | a negative number has no fractional power",
        "1e200 * 1e200 | 1e200 * 1e200 | the result is too large for a real number",
        "exp(1000) | exp(1000) | the result is too large for a real number",
        "sqrt(0 - 1) | sqrt(0 - 1) | a negative number has no square root",
        "log(0) | log(0) | only a number > 0 has a logarithm",
        "log(2, 1) | log(2, 1) | a logarithm cannot have base 1",
        "floor(1e300) | floor(1e300) | the result does not fit into an integer of 64 bits",
        "min([]) | min([]) | min of an empty list",
        "round(1.5, 0.5) | round(1.5, 0.5) | round needs a whole number of digits",
        "sqrt(1, 2) | sqrt(1, 2) | sqrt takes one argument, not 2",
        "log() | log() | log takes 1 to 2 arguments, not 0",
        "len(3) | len(3) | len needs a list or a string, not 3",
        "sqrt(x = 2) | x = 2 | sqrt takes plain values, without names",
        "1 + \"a\" | 1 + \"a\" | '+' needs numbers, not \"a\"",
        "[1] + 1 | [1] + 1 | '+' needs numbers, not [1]",
        "[1] * 1.5 | [1] * 1.5 | '*' needs numbers, not [1]",
        "[1, 2] * 50001 | [1, 2] * 50001 | the result is longer than 100,000",
        "[1] * 99999 + [1, 2] | [1] * 99999 + [1, 2] | the result is longer than 100,000",
        "-none | -none | '-' needs numbers, not none",
        "2 * optimizer | 2 * optimizer | '*' needs numbers, not SGD",
        "max(1, true) | max(1, true) | 'max' needs numbers, not true",
        "1 and true | 1 | 'and' needs true or false, not 1",
        "true and 2 | 2 | 'and' needs true or false, not 2",
        "not 1 | 1 | 'not' needs true or false, not 1",
        "1 if 2 else 3 | 2 | 'if' needs true or false, not 2",
        "1 < \"a\" | 1 < \"a\" | 1 and \"a\" cannot be compared by '<'",
        "optimiser.lr | optimiser.lr | unknown name 'optimiser.lr'; did you mean 'optimizer.lr'?",
        "nn.ReLU | nn.ReLU | write 'ReLU' alone, without a module",
        "xyzzy | xyzzy | unknown name 'xyzzy'; write \"xyzzy\" if it is text",
        "precision == bf61 | bf61 | unknown name 'bf61'; did you mean 'bf16'?",
        "1 + xyzzy | xyzzy | unknown name 'xyzzy'; what is known here is lr, n, optimizer, "
            + "optimizer.betas, optimizer.lr, precision",
        "AddamW() | AddamW | unknown component or function 'AddamW'; did you mean 'AdamW'?",
        "ASHA() | ASHA | ASHA cannot be used yet",
        "sqr(2) | sqr | unknown component or function 'sqr'; did you mean 'sqrt'?",
        "1 + linspace(0, 1, 3) | linspace(0, 1, 3) | a set of values can only stand behind 'in'",
        "[1..3] | 1..3 | a set of values can only stand behind 'in'",
        "{1, 2} | {1, 2} | a set of values needs 'in': write 'x in ...'",
      })
  void refuses(String text, String place, String message) {
    Expr expr = Exprs.expression(text);
    assertThat(evaluator.evaluate("x", new Type.AnyType(), false, expr)).isEmpty();
    assertThat(problems.diagnostics())
        .extracting(d -> d.span().text(), Diagnostic::message)
        .containsExactly(tuple(place, message));
  }

  @Test
  void reportsEveryMistakeOnce() {
    assertThat(evaluate("[1 / 0, nope, -nope, 2 ** 64 + sqrt(0 - 1)]")).isEmpty();
    assertThat(problems.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "division by zero",
            "unknown name 'nope'; write \"nope\" if it is text",
            "unknown name 'nope'; what is known here is lr, n, optimizer, optimizer.betas, "
                + "optimizer.lr, precision",
            "the result does not fit into an integer of 64 bits",
            "a negative number has no square root");
  }

  @Test
  void keepsAMistakeMetTwiceOnce() {
    Expr expr = Exprs.expression("1 / 0");
    evaluator.evaluate(expr, new Type.AnyType());
    evaluator.evaluate(expr, new Type.AnyType());
    assertThat(problems.diagnostics()).hasSize(1);
  }

  @Test
  void readsBareWordsAsWhatThePlaceAccepts() {
    assertThat(typed("mode", Type.choice("min", "max"), "min")).contains(new Value.Text("min"));
    assertThat(typed("mode", Type.choice("min", "max"), "\"max\"")).contains(new Value.Text("max"));
    assertThat(typed("metric", new Type.MetricType(), "val_loss"))
        .contains(new Value.Text("val_loss"));
    assertThat(typed("act", new Type.AnyType(), "ReLU")).contains(Specs.instance("ReLU()"));
    assertThat(typed("metrics", new Type.ListType(Type.choice("mae"), 0, 9), "[mae]"))
        .contains(new Value.ListOf(List.of(new Value.Text("mae"))));
    assertThat(problems.diagnostics()).isEmpty();
  }

  @Test
  void convertsToTheTypeOfThePlace() {
    assertThat(typed("lr", Type.positive(), "1")).contains(new Value.Real(1));
    assertThat(typed("epochs", Type.wholeFrom(1), "6 / 2")).contains(new Value.Int(3));
    assertThat(typed("epochs", Type.wholeFrom(1), "5 / 2")).isEmpty();
    assertThat(typed("lr", Type.positive(), "-lr")).isEmpty();
    assertThat(typed("mode", Type.choice("min", "max"), "mim")).isEmpty();
    assertThat(problems.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "epochs must be a whole number >= 1, not 2.5",
            "lr must be > 0, not -0.1",
            "unknown name 'mim'; did you mean 'min'?");
  }

  @Test
  void evaluatesTheChosenMemberOfASet() {
    assertThat(evaluator.evaluate("lr", Type.positive(), true, Exprs.expression("{1, 2}")))
        .contains(new Value.Real(1));
  }

  @Test
  void joinsSchedules() {
    Optional<Value> chain =
        evaluate("Warmup(steps = 3) then LinearLR(total_iters = 2) then StepLR(step_size = 1)");
    assertThat(chain)
        .hasValueSatisfying(value -> assertThat(((Value.Chain) value).parts()).hasSize(3));
    assertThat(evaluate("Warmup(steps = 3) then SGD()")).isEmpty();
    assertThat(problems.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("a part of 'then' must be a schedule, not SGD");
  }

  @Test
  void takesTheLongestSumThatTheParserTakes() {
    assertThat(evaluate("0" + " + 1".repeat(1000))).contains(new Value.Int(1000));
  }

  private Value value(String text) {
    Optional<Value> value = evaluate(text);
    assertThat(problems.diagnostics()).isEmpty();
    return value.orElseThrow();
  }

  private Optional<Value> evaluate(String text) {
    return evaluator.evaluate(Exprs.expression(text), new Type.AnyType());
  }

  private Optional<Value> typed(String name, Type type, String text) {
    return evaluator.evaluate(name, type, false, Exprs.expression(text));
  }
}
