package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {

  @Test
  void theFirstTableIsTheAblationWithTheBaselineFirst() {
    JsonNode report = ReportJson.of(Samples.ablation(3));

    JsonNode table = report.get("tables").get(0);
    assertThat(report.get("baseline").asText()).isEqualTo("Adam, lr 1e-3");
    assertThat(table.get("columns"))
        .extracting(JsonNode::asText)
        .containsExactly("val_loss", "val_accuracy", "test_loss", "test_accuracy");
    assertThat(table.get("rows"))
        .extracting(row -> row.get("label").asText())
        .startsWith("Adam, lr 1e-3", "SGD momentum", "AdamW (optimizer.lr = 0.001)");
  }

  @Test
  void aComparedCellHoldsMeanDeviationDifferencePAndInterval() {
    JsonNode cell = row(ReportJson.of(Samples.ablation(8)), 1).get("cells").get("val_loss");

    assertThat(List.copyOf(cell.properties()))
        .extracting(e -> e.getKey())
        .containsExactly("mean", "std", "delta", "p", "ci95");
    assertThat(cell.get("delta").asDouble()).isCloseTo(0.117, within(0.001));
    // All eight differences have one sign, so p is 2 / 2^8, times the four rows that are tested.
    assertThat(cell.get("p").asDouble()).isEqualTo(4 * 2.0 / 256);
    assertThat(cell.get("ci95").get(0).asDouble()).isLessThan(cell.get("delta").asDouble());
    assertThat(cell.get("ci95").get(1).asDouble()).isGreaterThan(cell.get("delta").asDouble());
  }

  @Test
  void whatHasNoValueIsNull() {
    JsonNode report = ReportJson.of(Samples.unfinished());

    JsonNode baseline = row(report, 0).get("cells").get("val_loss");
    assertThat(baseline.get("mean").isNumber()).isTrue();
    assertThat(baseline.get("delta").isNull()).isTrue();
    JsonNode diverged = row(report, 1).get("cells").get("val_loss");
    assertThat(diverged).allMatch(JsonNode::isNull).hasSize(5);
    assertThat(row(report, 1).get("n").asInt()).isZero();
    JsonNode single = row(report, 2).get("cells").get("val_loss");
    assertThat(single.get("std").isNull()).isTrue();
    assertThat(single.get("delta").isNumber()).isTrue();
    assertThat(single.get("ci95").isNull()).isTrue();
  }

  @Test
  void theFilesOwnTablesFollow() {
    JsonNode table = ReportJson.of(Samples.grid()).get("tables").get(1);

    assertThat(table.get("title").asText()).isEqualTo("By optimizer");
    assertThat(table.get("rows"))
        .extracting(row -> row.get("label").asText() + " " + row.get("n").asInt())
        .containsExactly("optimizer = AdamW 6", "optimizer = SGD 6");
    JsonNode cells = table.get("rows").get(0).get("cells");
    assertThat(cells.get("parameters").get("mean").asInt()).isEqualTo(640);
    assertThat(cells.get("epoch_time").get("mean").asDouble()).isBetween(0.8, 0.85);
  }

  @Test
  void whatTheBestTrialPredictsIsCounted() {
    JsonNode predictions = ReportJson.of(Samples.byHand()).get("predictions");

    assertThat(predictions).extracting(s -> s.get("split").asText()).containsExactly("val", "test");
    JsonNode split = predictions.get(0);
    assertThat(split.get("rows").asInt()).isEqualTo(16);
    assertThat(split.get("classes").get(1))
        .hasToString("{\"name\":\"dog\",\"rows\":5,\"taken\":7,\"right\":4}");
    assertThat(split.get("confusions").get(0))
        .hasToString("{\"actual\":\"cat\",\"taken\":\"dog\",\"rows\":2}");
    assertThat(ReportJson.of(Samples.grid()).get("predictions")).isEmpty();
  }

  private static JsonNode row(JsonNode report, int index) {
    return report.get("tables").get(0).get("rows").get(index);
  }
}
