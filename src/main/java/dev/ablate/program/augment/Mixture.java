package dev.ablate.program.augment;

import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Examples mixed with others; {@link Mixing} draws for it.
 *
 * @param cuts whether by rectangles, as CutMix does; else by blending, as MixUp does
 */
record Mixture(Shape input, boolean cuts) implements Augmentation {

  @Override
  public int columns() {
    return 0;
  }

  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return List.of();
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    return cuts ? Mixing.writeCutMix(code, x, input) : Mixing.writeMixUp(code, x, input);
  }
}
