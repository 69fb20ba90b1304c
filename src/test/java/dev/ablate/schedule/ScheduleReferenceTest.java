package dev.ablate.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every schedule gives the rates that PyTorch gave. */
class ScheduleReferenceTest {
  private static final ReferenceFile REFERENCE = ReferenceFile.read("schedules.json");

  @TestFactory
  Stream<DynamicTest> agreesWithPyTorch() {
    return REFERENCE
        .due()
        .map(c -> DynamicTest.dynamicTest(c.get("spec").asText(), () -> compare(c)));
  }

  /** An epoch of one update makes updates and epochs the same. */
  private static void compare(JsonNode reference) {
    RateSchedule schedule =
        Example.schedule(reference.get("spec").asText(), reference.get("lr").asDouble(), 1);
    JsonNode lrs = reference.get("lrs");
    JsonNode momentum = reference.path("momentum");
    for (int step = 0; step < lrs.size(); step++) {
      REFERENCE.compare("lr " + step, schedule.lr(step), lrs.get(step).asDouble());
      if (momentum.isArray()) {
        REFERENCE.compare(
            "momentum " + step,
            schedule.momentum(step).orElseThrow(),
            momentum.get(step).asDouble());
      }
    }
  }
}
