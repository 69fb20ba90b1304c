package dev.ablate.check;

import dev.ablate.catalog.Instance;
import dev.ablate.check.expression.Problems;
import dev.ablate.source.Span;
import dev.ablate.space.Sampling;
import dev.ablate.space.SobolPositions;
import java.math.BigInteger;
import java.util.List;

/** Whether a search that draws suits what there is to draw from. */
final class SearchCheck {
  private final Sampling sampling;
  private final List<VariantTrials> variants;
  private final Setup first;

  SearchCheck(Sampling sampling, List<VariantTrials> variants) {
    this.sampling = sampling;
    this.variants = variants;
    this.first = variants.get(0).setup();
  }

  /** Whether it can draw at all; says why not. */
  boolean canDraw(Problems problems) {
    if (sampling.positions() instanceof SobolPositions sobol
        && sobol.axes() > SobolPositions.MOST_AXES) {
      problems.error(
          place(),
          String.format(
              "Sobol covers %,d axes at most; these are %,d",
              SobolPositions.MOST_AXES, sobol.axes()));
      return false;
    }
    return true;
  }

  /** Warns where not as many settings are different as are drawn. */
  void warn(Problems problems) {
    if (variants.stream().noneMatch(VariantTrials::areDrawn)) {
      problems.warning(place(), "nothing varies that " + name() + " could draw");
    }
    variants.stream()
        .filter(VariantTrials::areDrawn)
        .filter(variant -> settings(variant).compareTo(trials()) < 0)
        .forEach(variant -> problems.warning(place(), fewer(variant)));
  }

  private String fewer(VariantTrials variant) {
    String which = variants.size() > 1 ? " (in \"" + variant.label() + "\")" : "";
    BigInteger different = settings(variant);
    return "%s draws %,d settings where only %,d %s different; Grid() takes each once%s"
        .formatted(
            name(), trials(), different, different.equals(BigInteger.ONE) ? "is" : "are", which);
  }

  private static BigInteger settings(VariantTrials variant) {
    return variant.setup().varied().settings().size();
  }

  private BigInteger trials() {
    return BigInteger.valueOf(sampling.trials());
  }

  private String name() {
    return first.component("search").map(Instance::name).orElse("the search");
  }

  private Span place() {
    return first.placeOrTitle("search");
  }
}
