package dev.ablate.export;

import dev.ablate.program.InferenceProgram;
import dev.ablate.program.StateTensor;
import dev.ablate.program.code.Archive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network as a TorchScript module. It takes raw examples, {@code [B, ...]}; images that
 * Ablate has as bytes may be uint8 from 0 to 255 or float from 0 to 1. It gives the network's own
 * outputs, {@code [B, outputs]}: logits where the loss is on classes.
 *
 * @param trained without dropout
 * @param preprocessing done by the module
 */
public record TorchScript(TrainedNetwork trained, Preprocessing preprocessing) {

  /**
   * The module of a network.
   *
   * @param folds whether a batch normalisation right behind a convolution becomes part of it
   */
  public static TorchScript of(TrainedNetwork trained, Preprocessing preprocessing, boolean folds) {
    return new TorchScript(Simplification.of(trained, folds), preprocessing);
  }

  /** Writes the archive that {@code torch.jit.load} opens. */
  public void write(OutputStream out) throws IOException {
    InferenceProgram program = new InferenceProgram(trained.network(), preprocessing.bytes());
    List<Archive.Attribute> attributes = new ArrayList<>();
    for (StateTensor tensor : StateTensor.of(trained.network())) {
      attributes.add(
          new Archive.Attribute(
              InferenceProgram.attribute(tensor),
              tensor.shape().sizes(),
              trained.tensor(tensor.name()).values()));
    }
    List<Integer> channels = program.channels().sizes();
    attributes.add(
        new Archive.Attribute(InferenceProgram.MEAN, channels, floats(preprocessing.means())));
    attributes.add(
        new Archive.Attribute(InferenceProgram.STD, channels, floats(preprocessing.stds())));
    Archive.write(InferenceProgram.CLASS, program.text(), false, attributes, out);
  }

  private static float[] floats(List<Double> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }
}
