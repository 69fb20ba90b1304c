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

  /** The batches of an epoch, each computed in parts. */
  private record Batches(DataInfo data, long size, long parts, boolean dropLast) {

    static Optional<Batches> of(Setup trial) {
      Optional<DataInfo> data = trial.data();
      Optional<Value> size = trial.value("batch_size");
      Optional<Value> parts = trial.value("accumulate");
      Optional<Value> dropLast = trial.value("drop_last");
      if (data.isEmpty() || size.isEmpty() || parts.isEmpty() || dropLast.isEmpty()) {
        return Optional.empty();
      }
      boolean drop = ((Value.Bool) dropLast.get()).value();
      return Optional.of(new Batches(data.get(), whole(size), whole(parts), drop));
    }

    private static long whole(Optional<Value> value) {
      return ((Value.Int) value.orElseThrow()).value();
    }

    long rows() {
      return data.trainRows();
    }

    boolean areNone() {
      return dropLast && rows() < size;
    }

    long partSize() {
      return size / parts;
    }

    boolean haveOneExample() {
      return data.task().views() == 1
          && (partSize() == 1 || (!dropLast && rows() % partSize() == 1));
    }
  }

  @Override
  public void check(Setup trial, Problems problems) {
    Batches.of(trial)
        .filter(batches -> batches.size() % batches.parts() == 0)
        .ifPresent(batches -> check(trial, batches, problems));
  }

  private static void check(Setup trial, Batches batches, Problems problems) {
    Span place = trial.placeOrTitle("batch_size");
    if (batches.areNone()) {
      problems.error(
          place,
          "batch_size must be <= "
              + batches.rows()
              + ", the training rows, where drop_last is true");
    } else if (batches.haveOneExample()) {
      trial
          .network()
          .flatMap(BatchesFitRows::batchNorm)
          .ifPresent(layer -> problems.error(place, oneRow(layer.layer().name(), batches)));
    }
  }

  private static String oneRow(String norm, Batches batches) {
    boolean whole = batches.parts() == 1;
    if (batches.partSize() == 1) {
      return norm
          + " needs more than one row in a "
          + (whole ? "batch; make batch_size larger" : "part of a batch; make accumulate smaller");
    }
    return "the last of an epoch's %1$s has one row, too few for %2$s (%3$d rows in %1$s of %4$d)"
            .formatted(whole ? "batches" : "parts", norm, batches.rows(), batches.partSize())
        + "; write drop_last = true";
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
