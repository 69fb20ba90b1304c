package dev.ablate.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ablate.ReferenceFile;
import dev.ablate.experiment.Run;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every schedule gives the rates that PyTorch gave. */
class ScheduleReferenceTest {
  @TestFactory
  Stream<DynamicTest> agreesWithPyTorch() {
    return tests(ReferenceFile.read("schedules.json"));
  }

  @TestFactory
  Stream<DynamicTest> agreesWithPyTorchInOtherParametersUnitsAndChains() {
    return tests(ReferenceFile.more("schedules.json"));
  }

  private static Stream<DynamicTest> tests(ReferenceFile file) {
    return file.cases().stream()
        .map(c -> DynamicTest.dynamicTest(c.get("spec").asText(), () -> compare(file, c)));
  }

  /** Unless a case says otherwise, an epoch is one update, so updates and epochs are the same. */
  private static void compare(ReferenceFile file, JsonNode reference) {
    JsonNode lrs = reference.get("lrs");
    JsonNode momentum = reference.path("momentum");
    double firstMomentum = momentum.path(0).asDouble(0.5);
    int stepsPerEpoch = reference.path("steps_per_epoch").asInt(1);
    int epochs = (int) Math.ceil((double) lrs.size() / stepsPerEpoch);
    RateSchedule schedule =
        Example.schedule(
            reference.get("spec").asText(),
            reference.get("lr").asDouble(),
            firstMomentum,
            new Run(epochs, stepsPerEpoch));
    JsonNode metric = reference.path("metric");
    for (int step = 0; step < lrs.size(); step++) {
      file.compare("lr " + step, schedule.lr(step), lrs.get(step).asDouble());
      if (momentum.isArray()) {
        file.compare(
            "momentum " + step,
            schedule.momentum(step).orElse(firstMomentum),
            momentum.get(step).asDouble());
      }
      if (metric.isArray()) {
        schedule = schedule.after(Map.of("val_loss", metric.get(step).asDouble()));
      }
    }
  }
}
