package dev.ablate.check.rule;

import dev.ablate.check.expression.Problems;

/** Nothing changes the numbers that an embedding looks up. */
final class EmbeddingsSeeTheirNumbers implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    boolean looksUp =
        trial.network().stream()
            .flatMap(network -> network.layers().stream())
            .anyMatch(layer -> layer.layer().name().equals("Embedding"));
    if (looksUp) {
      AugmentationPart.of(trial)
          .findFirst()
          .ifPresent(
              part ->
                  problems.error(
                      part.place(),
                      part.instance().name()
                          + " changes numbers that Embedding looks up; leave one of them out"));
    }
  }
}
