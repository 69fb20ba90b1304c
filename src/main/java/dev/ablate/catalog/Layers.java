package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.inferred;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.OnlyType;
import dev.ablate.catalog.Type.PairType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;

/**
 * The layers but activations, with PyTorch's parameters; the sizes of their inputs are inferred.
 */
final class Layers {

  private static final Type SIZE = new IntType(1, Integer.MAX_VALUE);
  private static final Type SIZES = new PairType(SIZE);
  private static final Type PADDING = new PairType(new IntType(0, Integer.MAX_VALUE));

  private static final Component LINEAR =
      layer(
          "Linear",
          "y = x W^T + b over the last dimension",
          required("out_features", SIZE, "How many numbers come out"),
          bias(),
          initialization());

  private static final Component CONV2D =
      layer(
          "Conv2d",
          "Convolution of [channels, height, width]",
          required("out_channels", SIZE, "How many channels come out"),
          required("kernel_size", SIZES, "Height and width of the kernel"),
          optional("stride", SIZES, pair(1), "How far the kernel moves"),
          optional(
              "padding",
              Type.anyOf(PADDING, Type.choice("valid", "same")),
              pair(0),
              "Zeros added on each side; valid is 0, same keeps height and width"),
          optional("dilation", SIZES, pair(1), "Distance between the kernel's points"),
          optional("groups", SIZE, new Int(1), "Groups of channels that do not see each other"),
          bias(),
          optional(
              "padding_mode",
              new OnlyType(new Text("zeros"), List.of("reflect", "replicate", "circular")),
              new Text("zeros"),
              "What is added on each side"),
          initialization());

  private static final Component BATCH_NORM_1D =
      batchNorm("BatchNorm1d", "Batch normalisation of [features] or [channels, length]");

  private static final Component BATCH_NORM_2D =
      batchNorm("BatchNorm2d", "Batch normalisation of [channels, height, width]");

  private static final Component MAX_POOL_2D =
      layer(
          "MaxPool2d",
          "The largest number of each window",
          required("kernel_size", SIZES, "Height and width of the window"),
          inferred("stride", SIZES, "How far the window moves; kernel_size"),
          optional("padding", PADDING, pair(0), "Rows and columns added on each side"),
          optional("dilation", SIZES, pair(1), "Distance between the window's points"),
          ceilMode());

  private static final Component AVG_POOL_2D =
      layer(
          "AvgPool2d",
          "The mean of each window",
          required("kernel_size", SIZES, "Height and width of the window"),
          inferred("stride", SIZES, "How far the window moves; kernel_size"),
          optional("padding", PADDING, pair(0), "Zeros added on each side"),
          ceilMode(),
          optional(
              "count_include_pad", Type.bool(), new Bool(true), "Added zeros count in the mean"),
          optional(
              "divisor_override",
              Type.orNone(SIZE),
              Value.NONE,
              "Divide by this instead of the size of the window"));

  private static final Component ADAPTIVE_AVG_POOL_2D =
      layer(
          "AdaptiveAvgPool2d",
          "Means of as many windows as are asked for",
          required(
              "output_size",
              new PairType(Type.orNone(SIZE)),
              "Height and width that come out; none keeps the input's"));

  private static final Component DROPOUT =
      layer(
          "Dropout",
          "Sets numbers to 0 in training and scales the others (Srivastava et al. 2014)",
          dropProbability());

  private static final Component FLATTEN =
      layer(
          "Flatten",
          "One dimension of several; dimension 0 is the batch",
          optional(
              "start_dim",
              new IntType(Integer.MIN_VALUE, Integer.MAX_VALUE),
              new Int(1),
              "The first dimension"),
          optional(
              "end_dim",
              new IntType(Integer.MIN_VALUE, Integer.MAX_VALUE),
              new Int(-1),
              "The last dimension"));

  private static final Component DROPOUT_2D =
      layer(
          "Dropout2d",
          "Sets whole channels to 0 in training and scales the others (Tompson et al. 2015)",
          dropProbability());

  static final List<Component> COMPONENTS =
      List.of(
          LINEAR,
          CONV2D,
          BATCH_NORM_1D,
          BATCH_NORM_2D,
          MAX_POOL_2D,
          AVG_POOL_2D,
          ADAPTIVE_AVG_POOL_2D,
          DROPOUT,
          DROPOUT_2D,
          FLATTEN);

  private Layers() {}

  private static Component layer(String name, String doc, Parameter... parameters) {
    return Component.of(name, Kind.LAYER, doc, parameters);
  }

  private static Component batchNorm(String name, String doc) {
    return layer(
        name,
        doc + " (Ioffe and Szegedy 2015)",
        optional("eps", Type.nonNegative(), new Real(1e-5), "Added to the variance"),
        optional(
            "momentum",
            Type.between(0, 1),
            new Real(0.1),
            "Weight of a batch in running statistics"),
        optional("affine", Type.bool(), new Bool(true), "Scale and shift by trained weights"),
        optional(
            "track_running_stats",
            Type.bool(),
            new Bool(true),
            "Evaluate with running statistics instead of the batch's"));
  }

  private static Parameter dropProbability() {
    return optional("p", Type.between(0, 1), new Real(0.5), "Probability of 0")
        .withOff(new Real(0))
        .differsPerTrial();
  }

  private static Parameter bias() {
    return optional("bias", Type.bool(), new Bool(true), "Add a trained number")
        .withOff(new Bool(false));
  }

  private static Parameter initialization() {
    return optional(
        "init",
        Type.orNone(
            Type.choice(
                "kaiming_normal",
                "kaiming_uniform",
                "xavier_uniform",
                "xavier_normal",
                "normal",
                "zeros")),
        Value.NONE,
        "How the weight starts, by torch.nn.init with its defaults; none is PyTorch's usual way."
            + " The bias starts as usual, with zeros at 0");
  }

  private static Parameter ceilMode() {
    return optional(
        "ceil_mode", Type.bool(), new Bool(false), "Round the size of the output up, not down");
  }

  private static Value pair(int size) {
    return new ListOf(List.of(new Int(size), new Int(size)));
  }
}
