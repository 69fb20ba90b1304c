package dev.ablate.engine;

import dev.ablate.catalog.Shape;
import dev.ablate.data.DataSet;
import dev.ablate.data.Normalization;
import java.util.Collections;

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

  /** Rows of examples, each rearranged. */
  byte[] arrange(byte[] rows) {
    if (!channelsLast) {
      return rows;
    }
    byte[] arranged = new byte[rows.length];
    for (int start = 0; start < rows.length; start += size()) {
      for (int channel = 0; channel < channels; channel++) {
        for (int point = 0; point < inner; point++) {
          arranged[start + place(channel, point)] = rows[start + channel * inner + point];
        }
      }
    }
    return arranged;
  }

  /** Rows of examples, each rearranged and normalised. */
  float[] normalise(float[] rows) {
    float[] normalised = new float[rows.length];
    for (int start = 0; start < rows.length; start += size()) {
      for (int channel = 0; channel < channels; channel++) {
        double mean = normalization.means().get(channel);
        double std = normalization.stds().get(channel);
        for (int point = 0; point < inner; point++) {
          double value = rows[start + channel * inner + point];
          normalised[start + place(channel, point)] = (float) ((value - mean) / std);
        }
      }
    }
    return normalised;
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
