package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.SizesType;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;

/**
 * The augmentations, with the parameters and defaults of torchvision 0.22. They change pixels from
 * 0 to 1, before normalisation.
 */
final class Augmentations {
  private static final Type SIZE = new SizesType(new IntType(1, Integer.MAX_VALUE), 2);
  private static final Type SIDE = new IntType(0, Integer.MAX_VALUE);

  private static final Component RANDOM_CROP =
      augmentation(
          "RandomCrop",
          "A piece at a random place of the padded image, as large as the image",
          required("size", SIZE, "Height and width; those of the image"),
          optional(
                  "padding",
                  Type.anyOf(
                      new Type.NoneType(),
                      SIDE,
                      new ListType(SIDE, 2, 2),
                      new ListType(SIDE, 4, 4)),
                  Value.NONE,
                  "Pixels added on all sides, on [left and right, top and bottom], or on [left,"
                      + " top, right, bottom]")
              .withOff(Value.NONE),
          fill("What is added where padding_mode is constant, from 0 (black) to 1"),
          optional(
              "padding_mode",
              Type.choice("constant", "edge", "reflect", "symmetric"),
              new Text("constant"),
              "What is added: fill, the last pixel, or the image mirrored without or with it"));

  private static final Component HORIZONTAL_FLIP =
      flip("RandomHorizontalFlip", "Left and right exchanged");

  private static final Component VERTICAL_FLIP =
      flip("RandomVerticalFlip", "Top and bottom exchanged");

  static final List<Component> COMPONENTS = List.of(RANDOM_CROP, HORIZONTAL_FLIP, VERTICAL_FLIP);

  private Augmentations() {}

  private static Component augmentation(String name, String doc, Parameter... parameters) {
    return Component.of(name, Kind.AUGMENTATION, doc, parameters);
  }

  private static Component flip(String name, String doc) {
    return augmentation(name, doc, probability("How often"));
  }

  private static Parameter probability(String doc) {
    return optional("p", Type.between(0, 1), new Real(0.5), doc).withOff(new Real(0));
  }

  private static Parameter fill(String doc) {
    return optional("fill", perChannel(), new Real(0), doc);
  }

  /** One number, or one for each channel. */
  private static Type perChannel() {
    return Type.anyOf(Type.number(), new ListType(Type.number(), 1, Integer.MAX_VALUE));
  }
}
