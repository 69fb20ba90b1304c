package dev.ablate.engine;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import java.util.Collections;
import java.util.Random;

/** Small data sets that can be learnt. */
final class Examples {
  private final Random random = new Random(7);
  private final DataInfo info;

  private Examples(DataInfo info) {
    this.info = info;
  }

  /** Bytes, brighter at places that tell the class; the count of each split's rows is odd. */
  static DataSet images(Shape shape, int classes) {
    return new Examples(new DataInfo(shape, Task.CLASSES, classes, 203, 51, 33, "images" + shape))
        .dataSet(0.4);
  }

  /** Numbers whose sum, and sum of squares, are the two targets. */
  static DataSet sums(int width) {
    return new Examples(new DataInfo(Shape.of(width), Task.NUMBERS, 2, 203, 51, 0, "sums"))
        .dataSet(0);
  }

  private DataSet dataSet(double mean) {
    int channels = info.input().size(0);
    return new DataSet(
        info,
        new Normalization(Collections.nCopies(channels, mean), Collections.nCopies(channels, 0.5)),
        split(info.trainRows()),
        split(info.validationRows()),
        split(info.testRows()));
  }

  private Split split(int rows) {
    return info.task() == Task.CLASSES ? imagesOf(rows) : sumsOf(rows);
  }

  private Split imagesOf(int rows) {
    int size = (int) info.input().count();
    byte[] pixels = new byte[rows * size];
    int[] classes = new int[rows];
    for (int i = 0; i < pixels.length; i++) {
      int label = (i / size) % info.outputs();
      classes[i / size] = label;
      pixels[i] = (byte) (random.nextInt(150) + (i % size % info.outputs() == label ? 80 : 0));
    }
    return new Split(new Features.Bytes(pixels), new Targets.Classes(classes));
  }

  private Split sumsOf(int rows) {
    int width = info.input().size(0);
    float[] numbers = new float[rows * width];
    float[] targets = new float[2 * rows];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
      targets[2 * (i / width)] += numbers[i] / width;
      targets[2 * (i / width) + 1] += numbers[i] * numbers[i] / width;
    }
    return new Split(new Features.Floats(numbers), new Targets.Numbers(targets, 2));
  }
}
