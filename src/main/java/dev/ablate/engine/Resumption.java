package dev.ablate.engine;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.Versions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells which checkpoints can be used.
 *
 * @param device that trains
 * @param listener is told of those that cannot
 */
record Resumption(String device, TrialListener listener) {

  /** To be raised when the layout of a program's state changes. */
  private static final String FORM = "2";

  /** What must be the same where training goes on. */
  static Map<String, String> conditions(Trial trial, String device) {
    Settings settings = trial.settings();
    Map<String, String> conditions = new TreeMap<>(Versions.on(device));
    conditions.put("batch_size", Integer.toString(settings.batchSize()));
    conditions.put(TrainingState.PARTS, Integer.toString(settings.accumulate()));
    if (device.equals("cpu")) {
      conditions.put("threads", Integer.toString(Devices.threads()));
    }
    conditions.put("form", FORM);
    trial.convolutions().ifPresent(s -> conditions.put(TrainingState.CONVOLUTIONS, s.key()));
    return conditions;
  }

  /**
   * Those at one step of their epochs, or all between two, with convolutions computed in one way
   * and updates in as many parts, in the order of the first of each.
   */
  List<List<TrialProgress>> groups(List<TrialProgress> array) {
    Map<Place, List<TrialProgress>> groups =
        array.stream()
            .map(this::usable)
            .collect(Collectors.groupingBy(Place::of, LinkedHashMap::new, Collectors.toList()));
    return List.copyOf(groups.values());
  }

  /** What trials that are trained together must have in common. */
  private record Place(int steps, Optional<ConvolutionStrategy> convolutions, int parts) {
    static Place of(TrialProgress progress) {
      int steps = progress.state().map(TrainingState::steps).orElse(0);
      Trial trial = progress.trial();
      return new Place(steps, trial.convolutions(), trial.settings().accumulate());
    }
  }

  /**
   * The same without a checkpoint that cannot be used; with one, convolutions are computed as they
   * were before, and updates in as many parts where the trial did not fit in fewer.
   */
  TrialProgress usable(TrialProgress trial) {
    if (trial.state().isEmpty()) {
      return TrialProgress.none(trial.trial());
    }
    TrainingState state = trial.state().get();
    Trial begun = begun(trial.trial().with(state.convolutions()), state);
    Map<String, String> now = conditions(begun, device);
    int epochs = state.reached().epochs();
    String other =
        trial.epochs().size() < epochs ? "more epochs than are stored" : other(state, now);
    if (!other.isEmpty()) {
      listener.warned(trial.trial(), "begins anew; its checkpoint is of " + other);
      return TrialProgress.none(trial.trial());
    }
    return new TrialProgress(
        begun, trial.epochs().subList(0, epochs), trial.state(), trial.other());
  }

  private static Trial begun(Trial trial, TrainingState state) {
    int planned = trial.settings().accumulate();
    int parts = trial.settings().failsOnOom() ? planned : state.parts().orElse(planned);
    return parts > planned ? trial.inParts(parts) : trial;
  }

  private static String other(TrainingState state, Map<String, String> now) {
    Map<String, String> other = new TreeMap<>(state.conditions());
    other.entrySet().removeAll(now.entrySet());
    return other.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
