package dev.ablate.sweep.worker;

import java.util.List;

/**
 * What a worker needs to train the trials of an experiment: it reads the file again, so that of
 * each trial only its place needs to be told.
 *
 * @param name how messages name the file
 * @param text of the file
 * @param overrides what replaces settings of the file
 * @param folder that paths inside the file start from
 * @param cache where data sets are kept
 * @param device as the user wrote it
 * @param number of the worker, from 0: where the device leaves it open, each has another
 * @param pauseMillis the least time between two checkpoints of an array
 */
public record WorkerSetup(
    String name,
    String text,
    List<String> overrides,
    String folder,
    String cache,
    String device,
    int number,
    long pauseMillis) {
  public WorkerSetup {
    overrides = List.copyOf(overrides);
  }
}
