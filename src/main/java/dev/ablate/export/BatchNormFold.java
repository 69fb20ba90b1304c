package dev.ablate.export;

import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Weight;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NamedTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes batch normalisations part of the convolutions before them: with {@code s = weight /
 * sqrt(var + eps)} of the norm, {@code W' = s W} and {@code b' = s (b - mean) + bias}.
 */
final class BatchNormFold {
  private final Map<String, NamedTensor> tensors = new LinkedHashMap<>();

  private BatchNormFold() {}

  static BatchNormFold of(Checkpoint weights) {
    BatchNormFold fold = new BatchNormFold();
    weights.tensors().forEach(fold::put);
    return fold;
  }

  /** The weights as they are by now. */
  Checkpoint weights() {
    return new Checkpoint(List.copyOf(tensors.values()));
  }

  /**
   * Folds a norm, whose tensors are gone then; gives the convolution that does the work of both.
   */
  Node.Layer write(String path, Node.Layer convolution, String normPath, Node.Layer norm) {
    int channels = norm.input().size(0);
    float[] mean = take(normPath + ".running_mean", channels, 0);
    float[] shift = take(normPath + ".bias", channels, 0);
    tensors.remove(normPath + ".num_batches_tracked");
    float[] bias = take(path + ".bias", channels, 0);
    double[] scale = scale(normPath, norm);
    float[] kernel = take(path + ".weight", 0, 0);
    int numbers = kernel.length / channels;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (kernel[i] * scale[i / numbers]);
    }
    for (int i = 0; i < channels; i++) {
      bias[i] = (float) (scale[i] * (bias[i] - mean[i]) + shift[i]);
    }
    Weight weight = convolution.weights().get(0);
    put(new NamedTensor(path + ".weight", weight.shape(), kernel));
    put(new NamedTensor(path + ".bias", Shape.of(channels), bias));
    return withBias(convolution, weight, channels);
  }

  private double[] scale(String path, Node.Layer norm) {
    int channels = norm.input().size(0);
    float[] variance = take(path + ".running_var", channels, 1);
    float[] weight = take(path + ".weight", channels, 1);
    double[] scale = new double[channels];
    for (int i = 0; i < channels; i++) {
      scale[i] = weight[i] / Math.sqrt(variance[i] + norm.layer().real("eps"));
    }
    return scale;
  }

  private static Node.Layer withBias(Node.Layer layer, Weight weight, int channels) {
    Weight bias = new Weight("bias", Shape.of(channels), new Initialization.Constant(0));
    return new Node.Layer(
        layer.layer().with("bias", new Value.Bool(true)),
        layer.input(),
        layer.output(),
        List.of(weight, bias),
        layer.label());
  }

  /** Takes the numbers of a tensor away; where there is no such tensor, as many of one number. */
  private float[] take(String name, int count, float otherwise) {
    NamedTensor tensor = tensors.remove(name);
    if (tensor != null) {
      return tensor.values().clone();
    }
    float[] same = new float[count];
    Arrays.fill(same, otherwise);
    return same;
  }

  private void put(NamedTensor tensor) {
    tensors.put(tensor.name(), tensor);
  }
}
