package dev.ablate.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known after an epoch.
 *
 * @param epoch from 1
 * @param lr the learning rate of the epoch's last update
 * @param metrics {@code train_loss}, {@code val_accuracy}, ... in the order of the tables, then the
 *     {@link Monitor}s
 * @param seconds wall time of the epoch, shared evenly by the trials of an array
 */
public record EpochRecord(int epoch, double lr, Map<String, Double> metrics, double seconds) {
  public EpochRecord {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }
}
