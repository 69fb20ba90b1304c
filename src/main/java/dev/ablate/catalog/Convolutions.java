package dev.ablate.catalog;

import static dev.ablate.catalog.LayerParameters.SIZE;
import static dev.ablate.catalog.LayerParameters.bias;
import static dev.ablate.catalog.LayerParameters.initialization;
import static dev.ablate.catalog.LayerParameters.layer;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.SizesType;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Text;
import java.util.Collections;
import java.util.List;

/** The convolutions, with PyTorch's parameters except {@code in_channels}. */
final class Convolutions {

  static final List<Component> COMPONENTS =
      List.of(
          convolution("Conv1d", "Convolution of [channels, length]", 1),
          convolution("Conv2d", "Convolution of [channels, height, width]", 2),
          layer(
              "ConvTranspose2d",
              "The gradient of a convolution, as a layer: a larger [channels, height, width]",
              required("out_channels", SIZE, "How many channels come out"),
              kernel(2),
              stride(2, "How far apart the kernel's copies lie"),
              optional("padding", sides(2), all(2, 0), "Points cut off on each side"),
              optional("output_padding", sides(2), all(2, 0), "Points added at the end"),
              groups(),
              bias(),
              dilation(2),
              paddingMode("What the input's outside counts as; zeros alone here", "zeros"),
              initialization()));

  private Convolutions() {}

  private static Component convolution(String name, String doc, int directions) {
    return layer(
        name,
        doc,
        required("out_channels", SIZE, "How many channels come out"),
        kernel(directions),
        stride(directions, "How far the kernel moves"),
        optional(
            "padding",
            Type.anyOf(sides(directions), Type.choice("valid", "same")),
            all(directions, 0),
            "Points added on each side; valid is 0, same keeps the size"),
        dilation(directions),
        groups(),
        bias(),
        paddingMode(
            "What is added on each side: 0, the input mirrored at its border or its border again,"
                + " or its other end",
            "zeros",
            "reflect",
            "replicate",
            "circular"),
        initialization());
  }

  private static Parameter kernel(int directions) {
    return required("kernel_size", new SizesType(SIZE, directions), "Size of the kernel");
  }

  private static Parameter stride(int directions, String doc) {
    return optional("stride", new SizesType(SIZE, directions), all(directions, 1), doc);
  }

  private static Parameter dilation(int directions) {
    return optional(
        "dilation",
        new SizesType(SIZE, directions),
        all(directions, 1),
        "Distance between the kernel's points");
  }

  private static Parameter groups() {
    return optional("groups", SIZE, new Int(1), "Groups of channels that do not see each other");
  }

  private static Parameter paddingMode(String doc, String... modes) {
    return optional("padding_mode", Type.choice(modes), new Text("zeros"), doc);
  }

  private static Type sides(int directions) {
    return new SizesType(new IntType(0, Integer.MAX_VALUE), directions);
  }

  private static Value all(int directions, int size) {
    return new ListOf(Collections.nCopies(directions, new Int(size)));
  }
}
