package dev.ablate.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ablate.NotYet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every schedule gives the rates that PyTorch gave. */
class ScheduleReferenceTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("ablate.reference", "src/test/resources/reference"));

  @TestFactory
  Stream<DynamicTest> agreesWithPyTorch() throws IOException {
    JsonNode file = new ObjectMapper().readTree(FOLDER.resolve("schedules.json").toFile());
    double rtol = file.get("rtol").asDouble();
    double atol = file.get("atol").asDouble();
    return file.get("cases")
        .valueStream()
        .filter(ScheduleReferenceTest::isDue)
        .map(c -> DynamicTest.dynamicTest(c.get("spec").asText(), () -> compare(c, rtol, atol)));
  }

  private static boolean isDue(JsonNode reference) {
    return Stream.of(reference.get("spec").asText().split(" then "))
        .map(call -> call.replaceAll("\\(.*", ""))
        .noneMatch(NotYet.COMPONENTS::contains);
  }

  private static void compare(JsonNode reference, double rtol, double atol) {
    JsonNode lrs = reference.get("lrs");
    RateSchedule schedule =
        Example.schedule(
            reference.get("spec").asText(), reference.get("lr").asDouble(), 1);
    JsonNode momentum = reference.path("momentum");
    for (int step = 0; step < lrs.size(); step++) {
      agrees(schedule.lr(step), lrs.get(step).asDouble(), rtol, atol);
      if (momentum.isArray()) {
        agrees(schedule.momentum(step).orElseThrow(), momentum.get(step).asDouble(), rtol, atol);
      }
    }
  }

  private static void agrees(double actual, double expected, double rtol, double atol) {
    assertThat(actual).isCloseTo(expected, within(atol + rtol * Math.abs(expected)));
  }
}
