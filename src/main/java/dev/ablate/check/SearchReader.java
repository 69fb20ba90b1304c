package dev.ablate.check;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import dev.ablate.space.Positions;
import dev.ablate.space.RandomPositions;
import dev.ablate.space.Sampling;
import dev.ablate.space.SobolPositions;
import java.util.Optional;

/** Reads {@code search}. Neither it nor {@code budget} can be changed by anything that varies. */
final class SearchReader {

  /** Stands for one with a mistake, so that what else is wrong is found. */
  private static final long DRAWS_OF_UNKNOWN = 100;

  private final Outline outline;
  private final Surroundings surroundings;

  SearchReader(Outline outline, Surroundings surroundings) {
    this.outline = outline;
    this.surroundings = surroundings;
  }

  /** How settings are drawn; empty where all are taken. */
  Optional<Sampling> read(Variant variant, Problems problems) {
    Findings findings = new Findings();
    Setup constant = new Setup(outline, variant, Optional.empty(), surroundings, findings);
    Optional<Instance> search = constant.component("search");
    constant.value("budget");
    findings.all().keySet().forEach(problems::add);
    return search.isPresent()
        ? sampling(search.get())
        : Optional.of(new Sampling(DRAWS_OF_UNKNOWN, new RandomPositions(0)));
  }

  private static Optional<Sampling> sampling(Instance search) {
    return switch (search.name()) {
      case "Random" -> Optional.of(sampling(search, new RandomPositions(seed(search))));
      case "Sobol" -> Optional.of(sampling(search, new SobolPositions(seed(search))));
      default -> Optional.empty();
    };
  }

  private static Sampling sampling(Instance search, Positions positions) {
    return new Sampling(whole(search, "trials"), positions);
  }

  private static long seed(Instance search) {
    return whole(search, "seed");
  }

  private static long whole(Instance search, String parameter) {
    return ((Value.Int) search.get(parameter)).value();
  }
}
