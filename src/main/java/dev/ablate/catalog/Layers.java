package dev.ablate.catalog;

import static dev.ablate.catalog.LayerParameters.PAIR;
import static dev.ablate.catalog.LayerParameters.SIDES;
import static dev.ablate.catalog.LayerParameters.SIZE;
import static dev.ablate.catalog.LayerParameters.bias;
import static dev.ablate.catalog.LayerParameters.dropProbability;
import static dev.ablate.catalog.LayerParameters.initialization;
import static dev.ablate.catalog.LayerParameters.layer;
import static dev.ablate.catalog.LayerParameters.pair;
import static dev.ablate.catalog.Parameter.inferred;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.SizesType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import java.util.List;

/** The layers that have no class of their own here, with PyTorch's parameters. */
final class Layers {

  private static final Component LINEAR =
      layer(
              "Linear",
              "y = x W^T + b over the last dimension",
              required("out_features", SIZE, "How many numbers come out"),
              bias(),
              initialization())
          .atVersion(2);

  private static final Component MAX_POOL_2D =
      layer(
          "MaxPool2d",
          "The largest number of each window",
          required("kernel_size", PAIR, "Height and width of the window"),
          inferred("stride", PAIR, "How far the window moves; kernel_size"),
          optional("padding", SIDES, pair(0), "Rows and columns added on each side"),
          optional("dilation", PAIR, pair(1), "Distance between the window's points"),
          ceilMode());

  private static final Component AVG_POOL_2D =
      layer(
          "AvgPool2d",
          "The mean of each window",
          required("kernel_size", PAIR, "Height and width of the window"),
          inferred("stride", PAIR, "How far the window moves; kernel_size"),
          optional("padding", SIDES, pair(0), "Zeros added on each side"),
          ceilMode(),
          optional(
              "count_include_pad", Type.bool(), new Bool(true), "Added zeros count in the mean"),
          optional(
              "divisor_override",
              Type.orNone(SIZE),
              Value.NONE,
              "Divide by this instead of the size of the window"));

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

  private static final Component RESHAPE =
      layer(
          "Reshape",
          "The numbers of an example in another shape, in their order",
          required(
              "shape",
              new ListType(new IntType(-1, Integer.MAX_VALUE), 1, Integer.MAX_VALUE),
              "Sizes without the batch; one may be -1 and is inferred"));

  static final List<Component> COMPONENTS =
      List.of(
          LINEAR,
          MAX_POOL_2D,
          AVG_POOL_2D,
          adaptivePool("AdaptiveAvgPool2d", "Means of as many windows as are asked for"),
          adaptivePool("AdaptiveMaxPool2d", "The largest numbers of as many windows"),
          DROPOUT,
          DROPOUT_2D,
          FLATTEN,
          RESHAPE);

  private Layers() {}

  private static Component adaptivePool(String name, String doc) {
    return layer(
        name,
        doc,
        required(
            "output_size",
            new SizesType(Type.orNone(SIZE), 2),
            "Height and width that come out; none keeps the input's"));
  }

  private static Parameter ceilMode() {
    return optional(
        "ceil_mode", Type.bool(), new Bool(false), "Round the size of the output up, not down");
  }
}
