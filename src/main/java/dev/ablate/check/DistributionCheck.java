package dev.ablate.check;

import dev.ablate.source.Diagnostic;
import dev.ablate.source.Span;
import dev.ablate.space.Assignment;
import dev.ablate.space.Probes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds distributions that can leave the range of what they are for, even where no draw does. */
final class DistributionCheck {
  private final Setup setup;
  private final Varied varied;
  private final Findings findings = new Findings();

  DistributionCheck(Outline outline, Setup drawn, Surroundings surroundings) {
    this.varied = drawn.varied();
    this.setup = new Setup(outline, drawn.variant(), Optional.of(varied), surroundings, findings);
  }

  /** An error for each such distribution. */
  List<Diagnostic> errors() {
    Assignment seed = varied.seeds().assignment(0);
    for (Assignment probe : Probes.of(varied.settings())) {
      setup.selection().select(seed.and(probe));
      Setup.EXPERIMENT.parameters().forEach(parameter -> setup.value(parameter.name()));
    }
    Set<Span> places =
        varied.all().stream()
            .filter(varying -> !varying.extremes().isEmpty())
            .map(Varying::place)
            .collect(Collectors.toSet());
    return findings.all().keySet().stream().filter(d -> places.contains(d.span())).toList();
  }
}
