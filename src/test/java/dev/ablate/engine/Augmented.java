package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.program.augment.Augmentations;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What a list of augmentations does to images. */
final class Augmented implements AutoCloseable {
  private final dev.ablate.catalog.Shape image;
  private final Design design;
  private final PtNDManager manager = PyTorch.open(Device.cpu());
  private final CompiledProgram compiled;

  /**
   * A program with augmentations.
   *
   * @param layers of a model; those for images want channels last
   */
  Augmented(String augment, String layers, dev.ablate.catalog.Shape image) {
    this.image = image;
    this.design =
        Design.of(
            Networks.of(layers, Networks.classified(image, 3, 9, 0, 0)),
            List.of(Trials.settings("augment", augment, "optimizer", "SGD()", "batch_size", "1")),
            true,
            true);
    this.compiled = CompiledProgram.load(manager, Program.of(design).text());
  }

  /** With any model. */
  static Augmented of(String augment, Integer... image) {
    return new Augmented(augment, "Flatten Linear(classes)", dev.ablate.catalog.Shape.of(image));
  }

  /** What happens to the examples of the first batch. */
  List<float[]> draws(long seed, int examples) {
    Augmentations augmentations = design.augmentations();
    int columns = augmentations.columns();
    float[] all = augmentations.draw(name -> Draws.augmentation(seed, name, 0), examples);
    return IntStream.range(0, examples)
        .mapToObj(i -> Arrays.copyOfRange(all, i * columns, (i + 1) * columns))
        .toList();
  }

  /**
   * The changed images.
   *
   * @param images one behind the other, {@code [C, H, W]} each
   * @param draws what happens to each of them
   */
  float[] apply(float[] images, float[]... draws) {
    boolean last = Program.channelsLast(design.network());
    long[] sizes = {draws.length, image.size(0), image.size(1), image.size(2)};
    NDArray x = manager.create(images, new Shape(sizes));
    NDArray k = manager.create(draws).expandDims(0);
    NDArray given = last ? x.transpose(0, 2, 3, 1) : x;
    NDArray one = manager.ones(new Shape(1));
    NDArray zero = manager.zeros(new Shape(1));
    NDArray result = compiled.call(manager, "augment", List.of(given, k, one, zero)).get(0);
    return (last ? result.transpose(0, 3, 1, 2) : result).toFloatArray();
  }

  @Override
  public void close() {
    compiled.close();
    manager.close();
  }
}
