package dev.ablate.program;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.optimizer.UpdateRule;

/**
 * About how much memory a trial takes while it trains, in bytes. All numbers have 32 bits. The data
 * set, the program and what libraries need for their work are not counted; of a training array each
 * row takes this much.
 *
 * @param weights the weights, their gradients, and the running statistics of norms
 * @param state what the optimizer keeps
 * @param activations what is kept of the rows that are computed together: a batch, or a part of it
 *     under {@code accumulate}; of one row where the batch size is still to be found
 */
public record TrialMemory(long weights, long state, long activations) {
  private static final long BYTES = 4;

  /** The memory of a trial. */
  public static TrialMemory of(Settings settings, Network network, DataInfo data) {
    UpdateRule rule = UpdateRule.of(settings);
    long statistics =
        Buffers.statistics(network).stream().mapToLong(kept -> kept.shape().count()).sum();
    return new TrialMemory(
        BYTES * (2 * network.parameters() + statistics),
        BYTES * (rule.slots() * network.parameters() + rule.numbers()),
        BYTES * Activations.count(network) * rows(settings, data));
  }

  /** All of it. */
  public long total() {
    return weights + state + activations;
  }

  private static long rows(Settings settings, DataInfo data) {
    long rows =
        settings.root().get("batch_size") instanceof Value.Int size
            ? Math.min(size.value(), data.trainRows()) / settings.accumulate()
            : 1;
    return Math.max(1, rows) * data.task().views();
  }
}
