package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Some operations of a list, drawn evenly for each image, all at one magnitude (Cubuk et al.,
 * RandAugment, 2020). Where torchvision wants bytes, pixels are rounded to bytes.
 *
 * @param operations how many
 * @param magnitude the bin of the magnitude, from 0
 * @param bins of magnitudes, from none to the most
 */
record RandomOperations(int operations, int magnitude, int bins, Warp warp)
    implements Augmentation {

  static RandomOperations of(Instance part, Shape image) {
    return new RandomOperations(
        part.integer("num_ops"),
        part.integer("magnitude"),
        part.integer("num_magnitude_bins"),
        Warp.of(part, image));
  }

  @Override
  public int columns() {
    return operations * Operation.COLUMNS;
  }

  @Override
  public List<float[]> draw(UniformRandomProvider random, int examples) {
    return IntStream.range(0, examples).mapToObj(i -> draw(random)).toList();
  }

  private float[] draw(UniformRandomProvider random) {
    float[] row = new float[columns()];
    for (int i = 0; i < operations; i++) {
      Operation operation = Operation.values()[random.nextInt(Operation.values().length)];
      double sign = random.nextBoolean() ? -1 : 1;
      double share = (double) magnitude / (bins - 1);
      float[] drawn = operation.columns(share, sign, warp);
      System.arraycopy(drawn, 0, row, i * Operation.COLUMNS, drawn.length);
    }
    return row;
  }

  @Override
  public String write(Code code, String x, List<String> columns) {
    String changed = x;
    for (int i = 0; i < operations; i++) {
      int first = i * Operation.COLUMNS;
      changed =
          new OperationCode(code, warp, columns.subList(first, first + Operation.COLUMNS))
              .write(changed);
    }
    return changed;
  }
}
