package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.experiment.Settings;
import java.util.List;
import java.util.Optional;

/** Early stopping in the loop over epochs; no lines without it. */
record StoppingCode(Settings settings) {

  /** What is there before the first epoch. */
  List<String> preparation() {
    return stopping()
        .map(stopping -> maximizes(stopping) ? "-math.inf" : "math.inf")
        .map(worst -> List.of("bound, waited = " + worst + ", 0"))
        .orElse(List.of());
  }

  /** Ends the loop after enough epochs that were no better. */
  List<String> check() {
    return stopping().map(StoppingCode::check).orElse(List.of());
  }

  private static List<String> check(Instance stopping) {
    String metric = "metrics[\"" + stopping.text("monitor") + "\"]";
    String delta = Python.of(stopping.get("min_delta"));
    String bound = (maximizes(stopping) ? "> bound + " : "< bound - ") + delta;
    return List.of(
        "waited += 1",
        "if " + metric + " " + bound + ":",
        "    bound, waited = " + metric + ", 0",
        "if waited >= " + stopping.integer("patience") + ":",
        "    break");
  }

  private Optional<Instance> stopping() {
    return settings.root().find("early_stopping").map(Instance.class::cast);
  }

  private static boolean maximizes(Instance stopping) {
    return stopping.text("mode").equals("max");
  }
}
