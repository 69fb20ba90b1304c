package dev.ablate.experiment;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The batches of an epoch, each computed in parts.
 *
 * @param size rows of a batch
 * @param parts of a batch; they divide its size
 * @param dropLast whether a last, smaller batch is left out
 */
public record Batches(DataInfo data, long size, long parts, boolean dropLast) {

  /**
   * The largest size that {@code batch_size = auto} tries. An epoch of a larger set keeps many
   * updates so, and the search goes through fewer than 4 * 4096 rows: less than an epoch of most
   * sets for which memory is scarce.
   */
  public static final int LARGEST = 4096;

  /**
   * What {@code batch_size = auto} chooses among, smallest first: the powers of two up to the
   * training rows and {@value #LARGEST} that leave no part of a batch too small for the network.
   */
  public static List<Batches> choices(
      DataInfo data, Network network, long parts, boolean dropLast) {
    long largest = Math.min(data.trainRows(), LARGEST);
    return Stream.iterate(parts, size -> size <= largest, size -> 2 * size)
        .map(size -> new Batches(data, size, parts, dropLast))
        .filter(batches -> batches.starved(network).isEmpty())
        .toList();
  }

  /** Training rows of an epoch. */
  public long rows() {
    return data.trainRows();
  }

  /** Whether an epoch has no batch at all. */
  public boolean areNone() {
    return dropLast && rows() < size;
  }

  /** Rows whose gradients are computed together. */
  public long partSize() {
    return size / parts;
  }

  /**
   * The same batches in at least twice the parts, none of them too small for the network; empty
   * where there are none.
   */
  public Optional<Batches> finer(Network network) {
    return LongStream.rangeClosed(2 * parts, size)
        .filter(more -> size % more == 0)
        .mapToObj(more -> new Batches(data, size, more, dropLast))
        .filter(batches -> batches.starved(network).isEmpty())
        .findFirst();
  }

  /** The batch normalisation that sees a single number a channel in one of the parts. */
  public Optional<Node.Layer> starved(Network network) {
    return network.layers().stream()
        .filter(layer -> haveOneExample())
        .filter(layer -> layer.layer().name().startsWith("BatchNorm"))
        .filter(layer -> numbersPerChannel(layer.input()) == 1)
        .findFirst();
  }

  private boolean haveOneExample() {
    return data.task().views() == 1 && (partSize() == 1 || (!dropLast && rows() % partSize() == 1));
  }

  private static long numbersPerChannel(Shape shape) {
    return shape.count() / shape.size(0);
  }
}
