package dev.ablate.sweep.worker;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Keeps all that it hears, in its order, as text in which every bit of a number shows. */
final class Heard implements TrialListener {
  private final List<String> all = new ArrayList<>();
  private volatile boolean stop;

  List<String> all() {
    return all;
  }

  void stop() {
    stop = true;
  }

  private void add(Trial trial, String what) {
    all.add(trial.id() + " " + what);
  }

  @Override
  public void happened(Trial trial, TrialEvent event) {
    add(trial, event.toString());
  }

  @Override
  public void best(Trial trial, Checkpoint weights) {
    add(trial, "best " + text(weights.tensors()));
  }

  @Override
  public void reached(Trial trial, TrainingState state) {
    add(trial, "reached " + text(state));
  }

  @Override
  public void ended(Trial trial, TrainingState state) {
    add(trial, "ended " + text(state));
  }

  static String text(TrainingState state) {
    return "%s %s %d %s %s"
        .formatted(
            state.conditions(),
            state.reached(),
            state.steps(),
            state.sums(),
            text(state.tensors()));
  }

  static String text(List<NamedTensor> tensors) {
    return tensors.stream().map(t -> t.name() + t.shape() + bits(t.values())).toList().toString();
  }

  private static String bits(float[] values) {
    return Arrays.toString(
        IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray());
  }

  @Override
  public void warned(Trial trial, String message) {
    add(trial, message);
  }

  @Override
  public void progressed(Trial trial, long steps) {
    add(trial, "progressed " + steps);
  }

  @Override
  public boolean stopRequested() {
    return stop;
  }
}
