package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;
import org.apache.commons.statistics.descriptive.StatisticsConfiguration;

/**
 * Finds the normalisation that {@code normalize} asks for: {@code auto} is mean and standard
 * deviation (of the population) of each channel over the training rows, a deviation of 0 taken as
 * 1; {@code none} leaves numbers as they are; {@code [means, stds]} is taken as written. Channels
 * are the first dimension of an example: those of an image, the features of a plain row.
 */
final class Normalizer {
  private final Shape input;

  Normalizer(Shape input) {
    this.input = input;
  }

  /** The normalisation for training rows, validation taken out. */
  Normalization normalization(Instance data, Features train) {
    return fixed(data).orElseGet(() -> measured(train));
  }

  /**
   * The normalisation that depends on no rows; empty for {@code auto}.
   *
   * @throws DataException where one is written that does not fit the channels
   */
  Optional<Normalization> fixed(Instance data) {
    int channels = input.size(0);
    Value wish = data.find("normalize").orElse(Value.NONE);
    if (wish instanceof Value.ListOf lists) {
      List<Double> means = written("means", lists.items().get(0));
      return Optional.of(new Normalization(means, deviations(lists.items().get(1))));
    }
    return Optional.of(wish)
        .filter(Value.None.class::isInstance)
        .map(
            none ->
                new Normalization(
                    Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0)));
  }

  private List<Double> deviations(Value list) {
    List<Double> deviations = written("standard deviations", list);
    deviations.stream()
        .filter(deviation -> deviation <= 0)
        .forEach(
            deviation -> {
              throw new DataException(
                      "normalize has a standard deviation of " + deviation + "; it must be > 0")
                  .about("normalize");
            });
    return deviations;
  }

  private List<Double> written(String what, Value list) {
    List<Value> items = ((Value.ListOf) list).items();
    if (items.size() != input.size(0)) {
      throw new DataException(
              "normalize has %d %s, but an example of shape %s has %d channels; write %d"
                  .formatted(items.size(), what, input, input.size(0), input.size(0)))
          .about("normalize");
    }
    return items.stream().map(item -> ((Value.Real) item).value()).toList();
  }

  private Normalization measured(Features train) {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    if (train instanceof Features.Stored stored) {
      return new ByteStatistics(input).normalization(stored);
    }
    for (int channel = 0; channel < input.size(0); channel++) {
      DoubleStatistics statistics = statistics(train, channel);
      double deviation = statistics.getAsDouble(Statistic.STANDARD_DEVIATION);
      means.add(statistics.getAsDouble(Statistic.MEAN));
      deviations.add(deviation == 0 ? 1 : deviation);
    }
    return new Normalization(means, deviations);
  }

  private DoubleStatistics statistics(Features train, int channel) {
    int width = (int) input.count();
    int numbers = width / input.size(0);
    DoubleStatistics statistics =
        DoubleStatistics.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION)
            .setConfiguration(StatisticsConfiguration.withDefaults().withBiased(true));
    for (long row = (long) channel * numbers; row < train.count(); row += width) {
      for (long i = row; i < row + numbers; i++) {
        statistics.accept(train.value(i));
      }
    }
    return statistics;
  }
}
