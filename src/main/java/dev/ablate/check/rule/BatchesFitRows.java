package dev.ablate.check.rule;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Batches;
import dev.ablate.experiment.Network;
import dev.ablate.source.Span;
import java.util.Optional;

/**
 * An epoch has at least one batch, and none with a single number per channel where BatchNorm needs
 * more.
 */
final class BatchesFitRows implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Optional<DataInfo> data = trial.data();
    Optional<Value> size = trial.value("batch_size");
    Optional<Long> parts = trial.whole("accumulate");
    Optional<Value> dropLast = trial.value("drop_last");
    if (data.isEmpty() || size.isEmpty() || parts.isEmpty() || dropLast.isEmpty()) {
      return;
    }
    boolean drop = ((Value.Bool) dropLast.get()).value();
    if (size.get() instanceof Value.Int whole) {
      Batches batches = new Batches(data.get(), whole.value(), parts.get(), drop);
      if (batches.size() % batches.parts() == 0) {
        check(trial, batches, problems);
      }
    } else if (Long.bitCount(parts.get()) == 1) {
      checkAuto(trial, new Batches(data.get(), parts.get(), parts.get(), drop), problems);
    }
  }

  private static void check(TrialSettings trial, Batches batches, Problems problems) {
    Span place = trial.placeOrTitle("batch_size");
    if (batches.areNone()) {
      problems.error(
          place,
          "batch_size must be <= "
              + batches.rows()
              + ", the training rows, where drop_last is true");
    } else {
      trial
          .network()
          .flatMap(batches::starved)
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

  /** Whatever the machine, there is a size to find. */
  private static void checkAuto(TrialSettings trial, Batches smallest, Problems problems) {
    if (smallest.parts() > smallest.rows()) {
      problems.error(
          trial.placeOrTitle("accumulate"),
          "accumulate must be <= "
              + smallest.rows()
              + ", the training rows, where batch_size is auto");
      return;
    }
    trial
        .network()
        .filter(network -> hasNoChoice(smallest, network))
        .flatMap(smallest::starved)
        .ifPresent(
            layer ->
                problems.error(
                    trial.placeOrTitle("batch_size"),
                    "batch_size = auto finds no power of two that leaves %s more than one row"
                            .formatted(layer.layer().name())
                        + " of %d in every %s; write "
                            .formatted(smallest.rows(), smallest.parts() == 1 ? "batch" : "part")
                        + (smallest.dropLast() ? "a smaller accumulate" : "drop_last = true")));
  }

  private static boolean hasNoChoice(Batches smallest, Network network) {
    return Batches.choices(smallest.data(), network, smallest.parts(), smallest.dropLast())
        .isEmpty();
  }
}
