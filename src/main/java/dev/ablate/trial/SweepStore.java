package dev.ablate.trial;

/** What a run writes to: trials, and that the run was. */
public interface SweepStore extends TrialStore {

  /** Adds a run of a file and returns when it is on the disk. */
  void save(SweepRecord sweep);
}
