package dev.ablate.trial;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Batches;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One training run: what it is, apart from labels and sweeps.
 *
 * @param fingerprint SHA-256 in hex over settings, data content, network and component versions
 * @param settings everything that is set
 * @param network the model
 * @param data what is known of the data set
 * @param convolutions how they are computed, where that was found and is not left to the trainer
 */
public record Trial(
    String fingerprint,
    Settings settings,
    Network network,
    DataInfo data,
    Optional<ConvolutionStrategy> convolutions) {

  /** A trial of which nothing was found. */
  public Trial(String fingerprint, Settings settings, Network network, DataInfo data) {
    this(fingerprint, settings, network, data, Optional.empty());
  }

  /** The trial of a cell. */
  public static Trial of(Cell cell) {
    return of(Fingerprint.of(cell.settings(), cell.network(), cell.data()), cell);
  }

  /** The trial of a cell whose fingerprint is known. */
  public static Trial of(String fingerprint, Cell cell) {
    return new Trial(fingerprint, cell.settings(), cell.network(), cell.data());
  }

  /** The first 16 hex digits of the fingerprint, as shown to people. */
  public String id() {
    return fingerprint.substring(0, 16);
  }

  /**
   * The same trial as it is trained where its batch size was left to be found; one whose size is
   * set stays as it is.
   */
  public Trial withBatchSize(int size) {
    return settings.hasOpenBatchSize()
        ? with(settings.withBatchSize(size, data.trainRows()))
        : this;
  }

  /**
   * The same trial as it is trained where it takes too much memory: each update in more parts.
   * Empty where a batch cannot be divided further.
   */
  public Optional<Trial> inSmallerParts() {
    int size = settings.batchSize();
    return new Batches(data, size, settings.accumulate(), settings.dropLast())
        .finer(network)
        .map(batches -> inParts(batches.parts()));
  }

  /**
   * The same trial as it is trained with each update in this many parts.
   *
   * @param parts what {@code accumulate} is then
   */
  public Trial inParts(long parts) {
    Instance root = settings.root().with("accumulate", new Value.Int(parts));
    return with(new Settings(root));
  }

  private Trial with(Settings others) {
    return new Trial(fingerprint, others, network, data, convolutions);
  }

  /** The same trial as it is trained with its convolutions computed in some way. */
  public Trial with(ConvolutionStrategy strategy) {
    return with(Optional.of(strategy));
  }

  /** The same trial as it is trained, where its convolutions may be left to the trainer. */
  public Trial with(Optional<ConvolutionStrategy> strategy) {
    return new Trial(fingerprint, settings, network, data, strategy);
  }

  /** What it measures of the rows held out: {@code val_loss}, {@code test_accuracy}. */
  public List<String> measured() {
    return Stream.of(
            data.validationRows() > 0 ? Stream.of("val_") : Stream.<String>of(),
            data.testRows() > 0 ? Stream.of("test_") : Stream.<String>of())
        .flatMap(split -> split)
        .flatMap(
            split ->
                Stream.concat(Stream.of("loss"), settings.metrics().stream()).map(split::concat))
        .toList();
  }

  /** Updates of one epoch; a smaller last batch is one of them unless {@code drop_last} says no. */
  public int stepsPerEpoch() {
    int whole = data.trainRows() / settings.batchSize();
    boolean rest = data.trainRows() % settings.batchSize() != 0;
    return rest && !settings.root().bool("drop_last") ? whole + 1 : whole;
  }

  /** Updates of the whole run. */
  public long steps() {
    return (long) settings.epochs() * stepsPerEpoch();
  }
}
