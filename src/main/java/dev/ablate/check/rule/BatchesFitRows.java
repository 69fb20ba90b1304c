package dev.ablate.check.rule;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.check.Setup;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.source.Span;
import java.util.Optional;

/** An epoch has a batch, and none of a single number a channel where BatchNorm needs more. */
final class BatchesFitRows implements TrialRule {

  @Override
  public void check(Setup trial, Problems problems) {
    Optional<DataInfo> data = trial.data();
    Optional<Long> batchSize = trial.value("batch_size").map(v -> ((Value.Int) v).value());
    Optional<Boolean> dropLast = trial.value("drop_last").map(v -> ((Value.Bool) v).value());
    if (data.isEmpty() || batchSize.isEmpty() || dropLast.isEmpty()) {
      return;
    }
    long rows = data.get().trainRows();
    Span place = trial.placeOrTitle("batch_size");
    if (dropLast.get() && rows < batchSize.get()) {
      problems.error(
          place, "batch_size must be <= " + rows + ", the training rows, where drop_last is true");
    } else if (batchSize.get() == 1 || (rows % batchSize.get() == 1 && !dropLast.get())) {
      trial
          .network()
          .flatMap(BatchesFitRows::batchNorm)
          .ifPresent(layer -> problems.error(place, oneRow(layer, rows, batchSize.get())));
    }
  }

  private static String oneRow(Node.Layer layer, long rows, long batchSize) {
    return batchSize == 1
        ? layer.layer().name() + " needs more than one row in a batch; make batch_size larger"
        : "the last of an epoch's batches has one row, too few for "
            + layer.layer().name()
            + " ("
            + rows
            + " rows in batches of "
            + batchSize
            + "); write drop_last = true";
  }

  /** A batch normalisation that sees one number a channel in an example. */
  private static Optional<Node.Layer> batchNorm(Network network) {
    return network.layers().stream()
        .filter(layer -> layer.layer().name().startsWith("BatchNorm"))
        .filter(layer -> numbersPerChannel(layer.input()) == 1)
        .findFirst();
  }

  private static long numbersPerChannel(Shape shape) {
    return shape.count() / shape.size(0);
  }
}
