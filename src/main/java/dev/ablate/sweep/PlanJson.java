package dev.ablate.sweep;

import dev.ablate.space.LazyList;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.TrialJson;
import dev.ablate.trial.TrialRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A plan as {@code plan --json} and {@code trials --json} print it. */
public final class PlanJson {
  private PlanJson() {}

  /** What a run would do. */
  public static Map<String, @Nullable Object> planned(Plan plan) {
    return json(plan, TrialJson::planned);
  }

  /** The same, and what has happened to each trial. */
  public static Map<String, @Nullable Object> stored(Plan plan) {
    return json(plan, TrialJson::stored);
  }

  private static Map<String, @Nullable Object> json(
      Plan plan, BiFunction<PlannedTrial, TrialRecord, Map<String, @Nullable Object>> trial) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment", plan.experiment().title());
    json.put("counts", counts(plan.counts()));
    json.put("trials", new LazyList<>(plan.trials().size(), i -> trial(plan, i, trial)));
    return json;
  }

  private static Map<String, @Nullable Object> trial(
      Plan plan,
      int number,
      BiFunction<PlannedTrial, TrialRecord, Map<String, @Nullable Object>> json) {
    PlannedTrial planned = plan.trials().get(number);
    return json.apply(planned, plan.record(planned));
  }

  private static Map<String, Long> counts(Plan.Counts counts) {
    Map<String, Long> json = new LinkedHashMap<>();
    json.put("product", counts.product());
    json.put("removed_by_where", counts.removedByWhere());
    json.put("duplicates", counts.duplicates());
    json.put("done", counts.done());
    json.put("failed", counts.failed());
    json.put("to_run", counts.toRun());
    return json;
  }
}
