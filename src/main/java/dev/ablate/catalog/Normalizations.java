package dev.ablate.catalog;

import static dev.ablate.catalog.LayerParameters.SIZE;
import static dev.ablate.catalog.LayerParameters.bias;
import static dev.ablate.catalog.LayerParameters.layer;
import static dev.ablate.catalog.LayerParameters.scaleInitialization;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Real;
import java.util.List;

/** The normalisations, with PyTorch's parameters except the sizes of their inputs. */
final class Normalizations {

  static final List<Component> COMPONENTS =
      List.of(
          batchNorm("BatchNorm1d", "Batch normalisation of [features] or [channels, length]"),
          batchNorm("BatchNorm2d", "Batch normalisation of [channels, height, width]"),
          layer(
              "GroupNorm",
              "Normalisation of an example's groups of channels (Wu and He 2018)",
              required("num_groups", SIZE, "How many groups; a divisor of the channels"),
              eps(),
              affine("affine", true),
              bias(),
              scaleInitialization()),
          layer(
              "LayerNorm",
              "Normalisation of the last dimension (Ba et al. 2016)",
              eps(),
              affine("elementwise_affine", true),
              bias(),
              scaleInitialization()),
          layer(
              "InstanceNorm2d",
              "Normalisation of each channel of an image (Ulyanov et al. 2016)",
              eps(),
              optional(
                  "momentum",
                  Type.between(0, 1),
                  new Real(0.1),
                  "Weight of a batch in running statistics"),
              affine("affine", false),
              runningStatistics(false),
              bias(),
              scaleInitialization()));

  private Normalizations() {}

  private static Component batchNorm(String name, String doc) {
    return layer(
        name,
        doc + " (Ioffe and Szegedy 2015)",
        eps(),
        optional(
            "momentum",
            Type.orNone(Type.between(0, 1)),
            new Real(0.1),
            "Weight of a batch in running statistics; none weighs all batches alike"),
        affine("affine", true),
        runningStatistics(true),
        bias(),
        scaleInitialization());
  }

  private static Parameter eps() {
    return optional("eps", Type.nonNegative(), new Real(1e-5), "Added to the variance");
  }

  private static Parameter affine(String name, boolean usual) {
    return optional(name, Type.bool(), new Bool(usual), "Scale and shift by trained weights");
  }

  private static Parameter runningStatistics(boolean usual) {
    return optional(
        "track_running_stats",
        Type.bool(),
        new Bool(usual),
        "Evaluate with running statistics instead of those of what comes in");
  }
}
