package dev.ablate.trial;

import java.util.List;

/** Trials that one program trains and that wait for their turn, in order. */
public interface WaitingTrials {

  /** None. */
  WaitingTrials NONE = most -> List.of();

  /**
   * Gives the next ones, between two epochs of their own, to be trained now.
   *
   * @param most how many there is room for
   */
  List<TrialProgress> take(int most);
}
