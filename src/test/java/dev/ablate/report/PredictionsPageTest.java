package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Task;
import dev.ablate.report.results.Results;
import dev.ablate.report.view.Page;
import dev.ablate.report.view.PredictionsView.ClassLine;
import dev.ablate.report.view.PredictionsView.Example;
import dev.ablate.report.view.PredictionsView.Pair;
import dev.ablate.report.view.PredictionsView.Part;
import dev.ablate.report.view.PredictionsView.Spot;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.WorstRow;
import dev.ablate.trial.TrialRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the page shows of the best trial's predictions. */
class PredictionsPageTest {

  @Test
  void fewClassesHaveAMatrixWhoseHeatIsThePartOfTheClass() {
    Part part = part(SamplePredictions.animals("test"));

    assertThat(part.title()).isEqualTo("Test rows");
    assertThat(part.summary()).isEqualTo("4 of 16 test rows are taken for another class (25.0 %)");
    assertThat(part.pairs()).isEmpty();
    assertThat(part.matrices()).hasSize(1);
    assertThat(part.matrices().get(0).lines().get(0).spots())
        .containsExactly(new Spot("8", 0, true), new Spot("2", 2, false), new Spot("0", 0, false));
    assertThat(part.matrices().get(0).lines().get(2).spots())
        .containsExactly(new Spot("0", 0, false), new Spot("1", 8, false), new Spot("0", 0, true));
  }

  @Test
  void eachClassHasItsPrecisionRecallAndF1() {
    Part part = part(SamplePredictions.animals("val"));

    assertThat(part.classes().get(0).lines())
        .containsExactly(
            new ClassLine("cat", "10", "88.9", "80.0", "84.2", "dog (2)"),
            new ClassLine("dog", "5", "57.1", "80.0", "66.7", "cat (1)"),
            new ClassLine("fox", "1", "—", "0.0", "0.0", "dog (1)"));
    assertThat(part.classes().get(0).mean())
        .isEqualTo(new ClassLine("mean", "16", "48.7", "53.3", "50.3", ""));
  }

  @Test
  void manyClassesHaveTheirWorstPairsAndStandWorstFirst() {
    Part part = part(SamplePredictions.many(21));

    assertThat(part.matrices()).isEmpty();
    assertThat(part.pairs()).hasSize(20).startsWith(new Pair("class 20", "class 0", "10", "100.0"));
    assertThat(part.classes().get(0).lines()).hasSize(21);
    assertThat(part.classes().get(0).lines()).extracting(ClassLine::f1).startsWith("0.0");
    assertThat(part.classes().get(0).lines().get(20).name()).isEqualTo("class 1");
  }

  @Test
  void numbersShowTheirWorstRows() {
    Part part =
        part(
            new Predictions(
                "val",
                1234,
                Task.NUMBERS,
                List.of("a", "b"),
                List.of(),
                List.of(),
                List.of(new WorstRow(3, 12345.678, List.of(1.0, -2.5), List.of(0.5, 1e-7), ""))));

    assertThat(part.matrices()).isEmpty();
    assertThat(part.classes()).isEmpty();
    assertThat(part.examples().pictured()).isFalse();
    assertThat(part.examples().lines())
        .containsExactly(
            new Example(
                "3",
                "",
                "a 1.000 and b \u22122.500",
                "a 0.5000 and b 1.000e\u221207",
                "a \u22120.5000 and b 2.500",
                "1.235e+04"));
    assertThat(part.examples().loss()).isEqualTo("Squared error");
  }

  @Test
  void labelsShowThoseThatAreGiven() {
    Part part =
        part(
            new Predictions(
                "val",
                2,
                Task.LABELS,
                List.of("wet", "cold", "dark"),
                List.of(new Answers(1, 1, 1), new Answers(0, 1, 0), new Answers(0, 0, 2)),
                List.of(),
                List.of(
                    new WorstRow(1, 0.5, List.of(1.0, 0.0, 1.0), List.of(0.75, 0.625, 0.5), ""),
                    new WorstRow(0, 0.25, List.of(0.0, 0.0, 0.0), List.of(0.1, 0.2, 0.0), ""))));

    assertThat(part.classes().get(0).noun()).isEqualTo("Label");
    assertThat(part.examples().lines())
        .extracting(Example::actual)
        .containsExactly("wet and dark", "none");
    assertThat(part.examples().lines())
        .extracting(Example::predicted)
        .containsExactly("wet and cold", "none");
  }

  @Test
  void saysSoWhereAnotherTrialIsBetterByNow() {
    TrialRecord looked =
        SamplePredictions.with(Learning.byHand(1, 0.9, 0.8), SamplePredictions.animals("val"));

    assertThat(page(looked, Learning.byHand(1, 0.9, 0.7)).predictions().lead())
        .contains("another is better by now");
    assertThat(page(looked, Learning.byHand(1, 0.9, 0.85)).predictions().lead())
        .contains("the best by val_loss");
    assertThat(page(Learning.byHand(1, 0.9)).predictions().parts()).isEmpty();
  }

  private static Part part(Predictions split) {
    return page(SamplePredictions.with(Learning.byHand(1, 0.9, 0.8), split))
        .predictions()
        .parts()
        .get(0);
  }

  private static Page page(TrialRecord... records) {
    Sample sample = new Sample("Animals");
    for (int i = 0; i < records.length; i++) {
      sample.trial("v" + i, Map.of(), Sample.optimizer("SGD", 0.1 + i), 1, records[i]);
    }
    return Page.of(Results.of(sample.input()));
  }
}
