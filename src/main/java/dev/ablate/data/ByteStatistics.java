package dev.ablate.data;

import dev.ablate.catalog.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Mean and standard deviation of the bytes of each channel, exact and in one pass over a file. */
record ByteStatistics(Shape input) {
  private static final int LEVELS = 256;

  Normalization normalization(Features.Stored rows) {
    AtomicLongArray counts = counts(rows);
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < input.size(0); channel++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int level = 0; level < LEVELS; level++) {
        double times = counts.get(channel * LEVELS + level);
        count += times;
        sum += times * level;
        squares += times * level * level;
      }
      double mean = sum / count;
      double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) / 255;
      means.add(mean / 255);
      deviations.add(deviation == 0 ? 1 : deviation);
    }
    return new Normalization(means, deviations);
  }

  /** How often each level stands in each channel. */
  private AtomicLongArray counts(Features.Stored rows) {
    int points = (int) input.count() / input.size(0);
    AtomicLongArray counts = new AtomicLongArray(input.size(0) * LEVELS);
    IntStream.range(0, rows.rows().length)
        .parallel()
        .forEach(
            row -> {
              byte[] bytes = new byte[rows.file().width()];
              rows.read(row, bytes);
              int[] own = new int[counts.length()];
              for (int i = 0; i < bytes.length; i++) {
                own[i / points * LEVELS + (bytes[i] & 0xff)]++;
              }
              for (int i = 0; i < own.length; i++) {
                counts.addAndGet(i, own[i]);
              }
            });
    return counts;
  }
}
