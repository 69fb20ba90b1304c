package dev.ablate.check.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Exprs;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.check.expression.Problems;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelErrorsTest {
  private static final DataInfo DIGITS =
      new DataInfo(Shape.of(1, 8, 8), Task.CLASSES, 10, 100, 10, 10, "00");

  /** The body of a model, the place of the one error, its message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Conv2D(8, 3) | Conv2D | unknown layer 'Conv2D'; did you mean 'Conv2d'?",
        "AdamW | AdamW | 'AdamW' is no layer; its kind is optimizer",
        "Conv2d(8) | Conv2d | Conv2d needs 'kernel_size': write Conv2d(kernel_size = ...)",
        "Conv2d(8, 3, kernal_size = 3) | kernal_size"
            + " | Conv2d has no parameter 'kernal_size'; did you mean 'kernel_size'?",
        "Conv2d(8, 3, in_channels = 3) | in_channels"
            + " | 'in_channels' is inferred and never written",
        "Conv2d(8, 3, out_channels = 3) | out_channels = 3 | 'out_channels' is given twice",
        "Conv2d(out_channels = 8, 3) | 3 | a value without a name cannot follow a named one",
        "ReLU(true) | true | ReLU takes no arguments",
        "Dropout(0.5, true) | true | Dropout takes at most 1 argument",
        "Dropout(1.5) | 1.5 | p must be >= 0 and <= 1, not 1.5",
        "Dropout(p in {0.1, 0.2}) | {0.1, 0.2}"
            + " | nothing varies inside a model; vary a parameter of the model instead",
        "Dropout({0.1, 0.2}) | {0.1, 0.2}"
            + " | nothing varies inside a model; vary a parameter of the model instead",
        "Linear(64, 10) | Linear(64, 10) | in_features is inferred; write Linear(10)",
        "BatchNorm2d(1) | BatchNorm2d(1) | num_features is inferred; write BatchNorm2d",
        "GroupNorm(1, 3) | GroupNorm(1, 3) | num_channels is inferred; write GroupNorm(1)",
        "LayerNorm(64) | LayerNorm(64) | normalized_shape is inferred; write LayerNorm",
        "LayerNorm([8, 8]) | LayerNorm([8, 8])"
            + " | normalized_shape is inferred; write LayerNorm",
        "MultiheadAttention(8, 4) | MultiheadAttention(8, 4)"
            + " | embed_dim is inferred; write MultiheadAttention(4)",
        "Linear(width) | width | unknown name 'width'; what is known here is classes, input",
        "repeat -1 { ReLU } | -1 | the count of 'repeat' must be a whole number >= 0, not -1",
        "repeat 1.5 { ReLU } | 1.5 | the count of 'repeat' must be a whole number >= 0, not 1.5",
        "for c in 5 { ReLU } | 5 | 'for' goes through a list or a range, not 5",
        "for c in {1, 2} { ReLU } | {1, 2} | 'for' goes through a list: write [...], not {...}",
        "for c in 1..9 step 0 { ReLU } | 0 | step must be a whole number >= 1, not 0",
        "if 1 { ReLU } | 1 | 'if' needs true or false, not 1",
        "if false { Conv2D(8, 3) } | Conv2D | unknown layer 'Conv2D'; did you mean 'Conv2d'?",
        "block a { a } a | a | block 'a' contains itself: a -> a",
        "block a { b } block b { if false { a } } | a"
            + " | block 'a' contains itself: a -> b -> a",
        "block a { } block a { ReLU } | a | block 'a' is declared twice",
        "block ReLU { } | ReLU | 'ReLU' is a component; give the block another name",
        "block a(k, k) { } | k | parameter 'k' is given twice",
        "block a(k) { } a | a | a needs 'k': write a(k = ...)",
        "block a(k) { } a(1, j = 2) | j | a has no parameter 'j'; it has k",
        "block a { Dropout(1 / 0) } | 1 / 0 | division by zero",
        "block a(n) { n(3) } a(ReLU) | n(3) | 'n' is the layer ReLU; it takes no arguments",
        "block a(n) { n } a(3) | n | 'n' is 3, not a layer",
        "Conv2d(1, 16, 3) | Conv2d(1, 16, 3)"
            + " | Conv2d needs at least 16 x 16 points, not [1, 8, 8];"
            + " in_channels is inferred and never written",
        "Conv2d(8, 9) | Conv2d(8, 9) | Conv2d needs at least 9 x 9 points, not [1, 8, 8]",
        "residual { Conv2d(1, 3) } | residual { Conv2d(1, 3) }"
            + " | residual adds [1, 6, 6] to [1, 8, 8]; give it a shortcut that makes both equal",
        "parallel { { Conv2d(4, 3) } { } } | parallel { { Conv2d(4, 3) } { } }"
            + " | parallel joins channels, so all other sizes must be equal,"
            + " not [[4, 6, 6], [1, 8, 8]]",
        "Flatten Linear(7) | Linear(7)"
            + " | the model gives [7], but must give [10], one number a class",
        "Linear(classes) | Linear(classes) | the model gives [1, 8, 10], but must give [10],"
            + " one number a class; end it with Flatten Linear(classes)",
      })
  void isReportedOnce(String body, String place, String message) {
    Problems problems = new Problems();
    boolean complete = body.contains("Linear");
    String model = "model m { " + body + (complete ? "" : " Flatten Linear(classes)") + " }";
    Models models = new Models(Exprs.unit(model).declarations(), Catalog.standard(), problems);
    models.network(
        models.components().find("m").orElseThrow().instance(Map.of()), DIGITS, problems);
    assertThat(problems.diagnostics())
        .extracting(d -> d.span().text() + " | " + d.message())
        .containsExactly(place + " | " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model m(n) { if n > 2 { Linear(x) } else { Linear(y) } for c in n { Linear(z) } }"
            + " | unknown name 'x'; what is known here is classes, input, n"
            + " & unknown name 'y'; what is known here is classes, input, n"
            + " & unknown name 'z'; what is known here is c, classes, input, n",
        "model m(a, a) { } model m { } | model 'm' is declared twice; the first is in line 1 &"
            + " parameter 'a' is given twice",
        "model m { m } | 'm' is a model; make it a block to use it as a layer",
        "model ReLU { } | 'ReLU' is a component; give the model another name",
        "model m(a = b - 1) { } | unknown name 'b'; what stands here must be a number",
        "block a(n) { a(n - 1) } | block 'a' contains itself: a -> a",
        "block a { Linear(p) } model m(p) { a } | unknown name 'p'; what is known here is a,"
            + " classes, input",
      })
  void isReportedWithoutArguments(String text, String messages) {
    Problems problems = new Problems();
    new Models(Exprs.unit(text).declarations(), Catalog.standard(), problems);
    assertThat(problems.diagnostics().stream().map(d -> d.message()))
        .containsExactly(messages.split(" & "));
  }
}
