package dev.ablate.engine;

import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Normalization;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * How the numbers of an example lie on the device.
 *
 * @param channels the first dimension of an example
 * @param inner how many numbers a channel has
 * @param channelsLast whether the channels of a point lie together
 */
record ExampleLayout(int channels, int inner, boolean channelsLast, Normalization normalization) {

  static ExampleLayout of(DataSet data, boolean channelsLast) {
    Shape input = data.info().input();
    int channels = input.size(0);
    int inner = Math.toIntExact(input.count() / channels);
    return new ExampleLayout(channels, inner, channelsLast, data.normalization());
  }

  /** Numbers of an example. */
  int size() {
    return channels * inner;
  }

  /** Where the number at {@code point} of {@code channel} goes. */
  private int place(int channel, int point) {
    return channelsLast ? point * channels + channel : channel * inner + point;
  }

  /** Bytes that an example of such features takes. */
  int bytes(Features features) {
    return features.areBytes() ? size() : size() * Float.BYTES;
  }

  /** All examples, one behind the other. */
  ByteBuffer examples(Features features) {
    int rows = Math.toIntExact(features.count() / size());
    ByteBuffer examples =
        ByteBuffer.allocateDirect(Math.multiplyExact(rows, bytes(features)))
            .order(ByteOrder.nativeOrder());
    put(features, PermutationSampler.natural(rows), examples);
    return examples.rewind();
  }

  /** Puts examples one behind the other, each rearranged, numbers normalised. */
  void put(Features features, int[] rows, ByteBuffer target) {
    if (features instanceof Features.Floats floats) {
      for (int row : rows) {
        putNormalised(floats.values(), row * size(), target);
      }
      return;
    }
    byte[] example = new byte[size()];
    for (int row : rows) {
      if (features instanceof Features.Stored stored) {
        stored.read(row, example);
      } else {
        System.arraycopy(
            ((Features.Bytes) features).values(), row * size(), example, 0, example.length);
      }
      putArranged(example, target);
    }
  }

  private void putArranged(byte[] example, ByteBuffer target) {
    if (!channelsLast) {
      target.put(example);
      return;
    }
    int start = target.position();
    for (int channel = 0; channel < channels; channel++) {
      for (int point = 0; point < inner; point++) {
        target.put(start + place(channel, point), example[channel * inner + point]);
      }
    }
    target.position(start + example.length);
  }

  private void putNormalised(float[] values, int from, ByteBuffer target) {
    int start = target.position();
    for (int channel = 0; channel < channels; channel++) {
      double mean = normalization.means().get(channel);
      double std = normalization.stds().get(channel);
      for (int point = 0; point < inner; point++) {
        double value = values[from + channel * inner + point];
        int at = start + place(channel, point) * Float.BYTES;
        target.putFloat(at, (float) ((value - mean) / std));
      }
    }
    target.position(start + size() * Float.BYTES);
  }

  /** The same, numbers as they are. */
  ExampleLayout withoutNormalisation() {
    Normalization none =
        new Normalization(Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
    return new ExampleLayout(channels, inner, channelsLast, none);
  }

  /**
   * What each number of an example is multiplied with.
   *
   * @param one what the data have for 1: 255 for bytes
   */
  float[] scales(int one) {
    float[] scales = new float[size()];
    for (int channel = 0; channel < channels; channel++) {
      for (int point = 0; point < inner; point++) {
        scales[place(channel, point)] = (float) (1 / (one * normalization.stds().get(channel)));
      }
    }
    return scales;
  }

  /** What is then added. */
  float[] shifts() {
    float[] shifts = new float[size()];
    for (int channel = 0; channel < channels; channel++) {
      double shift = -normalization.means().get(channel) / normalization.stds().get(channel);
      for (int point = 0; point < inner; point++) {
        shifts[place(channel, point)] = (float) shift;
      }
    }
    return shifts;
  }
}
