package dev.ablate.trial;

import java.util.List;
import java.util.OptionalInt;

/**
 * A trial of the present plan.
 *
 * @param trial what runs
 * @param cell position in the experiment's cells of the one that the trial is made from
 * @param placements one for each cell that the trial stands for, in the plan's order
 * @param array the array it will be trained in, from 0; empty where there is nothing to train
 */
public record PlannedTrial(Trial trial, int cell, List<Placement> placements, OptionalInt array) {
  public PlannedTrial {
    placements = List.copyOf(placements);
  }

  /** The same trial in another array. */
  public PlannedTrial in(OptionalInt another) {
    return new PlannedTrial(trial, cell, placements, another);
  }
}
