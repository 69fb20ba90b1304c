package dev.ablate.check.model;

import dev.ablate.catalog.Indices;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Set;

/** Embeddings see the data's own whole numbers and have a vector for each. */
record EmbeddingCheck(Indices indices, Problems problems) {
  private static final Set<String> KEEP_NUMBERS = Set.of("Flatten", "Identity", "Reshape");

  /** Checks the steps of a model. */
  void check(List<Step> steps) {
    check(steps, true);
  }

  /**
   * Checks steps one after the other.
   *
   * @param own whether the data's own numbers come in
   */
  private void check(List<Step> steps, boolean own) {
    boolean now = own;
    for (Step step : steps) {
      if (step instanceof Step.Layer layer) {
        checkLayer(layer, now);
        now &= KEEP_NUMBERS.contains(layer.layer().name());
      } else {
        checkInside(step, now);
        now = false;
      }
    }
  }

  private void checkInside(Step step, boolean own) {
    if (step instanceof Step.Residual residual) {
      check(residual.body(), own);
      check(residual.shortcut(), own);
    } else if (step instanceof Step.Parallel parallel) {
      parallel.branches().forEach(branch -> check(branch, own));
    }
  }

  private void checkLayer(Step.Layer step, boolean own) {
    if (!step.layer().name().equals("Embedding")) {
      return;
    }
    int count = step.layer().integer("num_embeddings");
    if (!own) {
      problems.error(
          step.span(),
          "Embedding needs the data's own numbers; only Flatten, Identity and Reshape can stand"
              + " before it");
    } else if (indices.largest().isEmpty()) {
      problems.error(step.span(), "Embedding needs whole numbers from 0, and " + indices.problem());
    } else if (indices.largest().getAsInt() >= count) {
      problems.error(
          step.span(),
          "Embedding has num_embeddings = %d, but the data go up to %d; write %d or more"
              .formatted(count, indices.largest().getAsInt(), indices.largest().getAsInt() + 1L));
    }
  }
}
