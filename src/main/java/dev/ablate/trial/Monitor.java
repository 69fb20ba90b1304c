package dev.ablate.trial;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is logged of training beside the metrics, an epoch. A monitor is neither an objective nor in
 * a trial's final metrics.
 */
public enum Monitor {
  /** The mean over the epoch's updates of the norm of all gradients together, before clipping. */
  GRAD_NORM,
  /** The norm of all parameters together after the epoch's last update. */
  PARAM_NORM,
  /** How far the epoch's last update moved the parameters, as a share of their norm before it. */
  UPDATE_RATIO,
  /** What the loss is multiplied with at the epoch's end, under fp16 alone. */
  LOSS_SCALE;

  /** As JSON and tables print it: {@code grad_norm}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a monitor has this text. */
  public static boolean isText(String text) {
    return Arrays.stream(values()).anyMatch(monitor -> monitor.text().equals(text));
  }
}
