package dev.ablate.trial;

import java.util.List;

/**
 * A trial of the present plan.
 *
 * @param trial what runs
 * @param placements one for each cell that the trial stands for, in the plan's order
 * @param array the array it is planned in, from 0
 */
public record PlannedTrial(Trial trial, List<Placement> placements, int array) {
  public PlannedTrial {
    placements = List.copyOf(placements);
  }
}
