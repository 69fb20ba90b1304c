package dev.ablate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.experiment.Node;
import dev.ablate.program.Program;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One row once more, alone and step by step, in a program that notes which numbers are finite. It
 * tells where they first were not.
 */
final class DivergenceCheck implements AutoCloseable {
  private final TrainingArray array;
  private final List<Node.Layer> layers;
  private final NDArray weights;
  private final NDArray flags;

  /**
   * Takes a row.
   *
   * @param training the program that trained it
   * @param state the row's own, from which to go on; changed
   * @param manager owns all that the check keeps; closed with it
   */
  DivergenceCheck(Program training, Row row, NDList state, DeviceData data, PtNDManager manager) {
    Program program = Program.of(training.design().checking());
    this.layers = row.trial().network().layers();
    this.flags = manager.ones(new Shape(1, 2L * layers.size()));
    this.weights = state.get(0);
    state.add(training.evaluated(), flags);
    this.array = new TrainingArray(program, List.of(row), data, state, manager);
  }

  /**
   * Trains a chunk up to where something is not finite; empty where all is.
   *
   * @param from its first step, counted in the epoch from 0
   */
  Optional<String> train(Chunk chunk, long from) {
    Row row = array.rows().get(0);
    for (int step = 0; step < chunk.steps(); step++) {
      Totals totals = array.totals();
      array.train(chunk.only(step), from + step, totals, new Gauges(1));
      long update = row.update(from + step) + 1;
      if (totals.broken(0).isPresent()) {
        return Optional.of("the loss was not finite at update " + update + output());
      }
      if (broken(weights).isPresent()) {
        return Optional.of(weights(update));
      }
      flags.muli(0).addi(1);
    }
    return Optional.empty();
  }

  /** Which output was not finite when some examples were evaluated, as the end of a sentence. */
  String evaluate(Chunk chunk, ExampleRows examples) {
    try (Weights weights = array.present()) {
      array.evaluate(chunk, examples, weights, array.totals());
    }
    return output();
  }

  private String output() {
    float[] outputs = Tensors.numbers(flags);
    return IntStream.range(0, layers.size())
        .filter(i -> outputs[i] == 0)
        .mapToObj(i -> "; the first output that was not finite is that of " + label(i))
        .findFirst()
        .orElse("; the outputs of all layers were finite");
  }

  /** Gradients arise from the last layer to the first. */
  private String weights(long update) {
    float[] finite = Tensors.numbers(flags);
    return IntStream.range(0, layers.size())
        .filter(i -> finite[layers.size() + i] == 0)
        .max()
        .stream()
        .mapToObj(i -> "the gradient of " + label(i) + " was not finite at update " + update)
        .findFirst()
        .orElseGet(
            () ->
                "the weights of "
                    + label(broken(weights).orElseThrow())
                    + " were not finite after update "
                    + update);
  }

  /** The first layer that has a weight that is not finite. */
  private OptionalInt broken(NDArray row) {
    float[] numbers = Tensors.numbers(row);
    int start = 0;
    for (int i = 0; i < layers.size(); i++) {
      long count = layers.get(i).weights().stream().mapToLong(w -> w.shape().count()).sum();
      int end = start + Math.toIntExact(count);
      if (IntStream.range(start, end).anyMatch(n -> !Float.isFinite(numbers[n]))) {
        return OptionalInt.of(i);
      }
      start = end;
    }
    return OptionalInt.empty();
  }

  /** {@code 3: Conv2d}. */
  private String label(int layer) {
    return layers.get(layer).label();
  }

  @Override
  public void close() {
    array.close();
  }
}
