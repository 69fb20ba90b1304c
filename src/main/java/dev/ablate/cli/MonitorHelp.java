package dev.ablate.cli;

/** The help text on what is monitored in every epoch. */
final class MonitorHelp {
  static final String TEXT =
      "Beside its metrics, an epoch logs grad_norm (the norm of all gradients before clipping, its"
          + " mean over the updates), param_norm (the norm of all parameters at the end) and"
          + " update_ratio (how far the last update moved the parameters, as a share of their"
          + " norm); under fp16 also loss_scale (what the loss is multiplied with at the end).";

  private MonitorHelp() {}
}
