package dev.ablate.program.augment;

import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Images mirrored.
 *
 * @param p how often
 * @param dimension along which, of {@code [N, C, H, W]}
 */
record Flip(double p, int dimension) implements Augmentation {

  @Override
  public int columns() {
    return 1;
  }

  /** 1 where the image is mirrored. */
  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples)
        .mapToObj(i -> new float[] {random.nextDouble() < p ? 1 : 0})
        .toList();
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    return code.let(
        "torch.where(torch.gt(%s, 0), torch.flip(%s, [%d]), %s)",
        Pixels.each(columns.get(0)), x, dimension, x);
  }
}
