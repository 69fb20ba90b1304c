package dev.ablate.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters that PyTorch has and a file never writes, each with the reason. */
public final class Refused {

  private static final List<String> INFERRED =
      List.of(
          "in_channels",
          "in_features",
          "num_features",
          "num_channels",
          "input_size",
          "normalized_shape",
          "embed_dim",
          "d_model");

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("foreach", "all weights are one tensor already"),
          Map.entry("fused", "the whole update is compiled already"),
          Map.entry("capturable", "there are no CUDA graphs"),
          Map.entry("differentiable", "updates are not differentiated"),
          Map.entry("params", "an optimizer trains all weights of the model"),
          Map.entry("optimizer", "a schedule moves the experiment's optimizer"),
          Map.entry("last_epoch", "a schedule starts with the run"),
          Map.entry("scale_fn", "a file has no code; write one of the modes"),
          Map.entry("scale_mode", "it follows from mode"),
          Map.entry("steps_per_epoch", "leave out total_steps and it is inferred"),
          Map.entry("sparse", "the gradients of all weights are one tensor"),
          Map.entry("batch_first", "shapes here are without the batch"),
          Map.entry("kdim", "attention is to the input itself"),
          Map.entry("vdim", "attention is to the input itself"),
          Map.entry("pad_if_needed", "a crop is as large as the image"),
          Map.entry("expand", "images keep their size"),
          Map.entry("download", "what a folder lacks is downloaded by the run"),
          Map.entry("train", "a data set has its training and its test rows"),
          Map.entry("transform", "write augment in the experiment"),
          Map.entry("verbose", "a run shows its progress"),
          Map.entry("epochs", "the experiment has epochs"),
          Map.entry("inplace", "memory is planned by Ablate"),
          Map.entry("device", "write --device when you run"),
          Map.entry("dtype", "write precision in the experiment"),
          Map.entry("return_indices", "a layer gives one tensor"),
          Map.entry("reduction", "a loss is the mean over the batch"),
          Map.entry("size_average", "a loss is the mean over the batch"),
          Map.entry("reduce", "a loss is the mean over the batch"),
          Map.entry("ignore_index", "every row has a class"));

  private Refused() {}

  /** Why a parameter is never written, where it is one of these. */
  public static Optional<String> reason(String parameter) {
    return INFERRED.contains(parameter)
        ? Optional.of("is inferred and never written")
        : Optional.ofNullable(REASONS.get(parameter)).map(why -> "has no meaning here: " + why);
  }
}
