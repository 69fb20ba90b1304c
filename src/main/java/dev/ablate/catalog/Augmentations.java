package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.IntervalType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.SizesType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;
import java.util.stream.DoubleStream;

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

  private static final Component RESIZED_CROP =
      augmentation(
          "RandomResizedCrop",
          "A piece of random size and shape, resized to the image's size",
          required("size", SIZE, "Height and width; those of the image"),
          optional(
              "scale",
              new IntervalType(new Type.RealType(0, true, 1, false)),
              reals(0.08, 1),
              "The piece's area, of the image's"),
          optional(
              "ratio",
              new IntervalType(Type.positive()),
              reals(3.0 / 4, 4.0 / 3),
              "The piece's width divided by its height"),
          interpolation("bilinear"),
          optional(
              "antialias",
              Type.bool(),
              new Bool(true),
              "Whether a piece that is made smaller is smoothed"));

  private static final Component ROTATION =
      augmentation(
          "RandomRotation",
          "Turned about the middle",
          degrees("counter-clockwise"),
          interpolation("nearest"),
          center(),
          fill("What the corners show, from 0 (black) to 1"));

  private static final Component AFFINE =
      augmentation(
          "RandomAffine",
          "Turned, shifted, resized and sheared",
          degrees("clockwise"),
          optional(
                  "translate",
                  Type.orNone(new ListType(Type.between(0, 1), 2, 2)),
                  Value.NONE,
                  "The most to the side and up or down, of width and height")
              .withOff(Value.NONE),
          optional(
                  "scale",
                  Type.orNone(new IntervalType(Type.positive())),
                  Value.NONE,
                  "The size, of the image's")
              .withOff(Value.NONE),
          optional(
                  "shear",
                  Type.anyOf(
                      new Type.NoneType(),
                      Type.positive(),
                      new IntervalType(Type.number()),
                      new ListType(Type.number(), 4, 4)),
                  Value.NONE,
                  "Degrees of shear along the width, from -shear or [from, to]; with four numbers"
                      + " along the height too")
              .withOff(Value.NONE),
          interpolation("nearest"),
          fill("What comes in from outside, from 0 (black) to 1"),
          center());

  private static final Component ERASING =
      augmentation(
          "RandomErasing",
          "A rectangle of one colour",
          probability("How often"),
          optional(
              "scale",
              new IntervalType(new Type.RealType(0, true, 1, false)),
              reals(0.02, 0.33),
              "The rectangle's area, of the image's"),
          optional(
              "ratio",
              new IntervalType(Type.positive()),
              reals(0.3, 3.3),
              "The rectangle's height divided by its width"),
          optional(
              "value",
              perChannel(),
              new Real(0),
              "The colour after normalisation, where 0 is the mean colour"));

  private static final Component COLOR_JITTER =
      augmentation(
          "ColorJitter",
          "Other brightness, contrast, saturation and hue, in an order that each image draws",
          factor("brightness"),
          factor("contrast"),
          factor("saturation"),
          optional(
                  "hue",
                  Type.anyOf(Type.between(0, 0.5), new IntervalType(Type.between(-0.5, 0.5))),
                  new Real(0),
                  "How far the colours turn, of the circle: from -hue to hue, or [from, to]")
              .withOff(new Real(0)));

  private static final Component RAND_AUGMENT =
      augmentation(
          "RandAugment",
          "Operations drawn from a list of fourteen, all at one magnitude",
          optional("num_ops", new IntType(0, 100), new Int(2), "How many, one after the other")
              .withOff(new Int(0)),
          optional(
              "magnitude",
              new IntType(0, Integer.MAX_VALUE),
              new Int(9),
              "How much, as a bin from 0"),
          optional(
              "num_magnitude_bins",
              new IntType(2, Integer.MAX_VALUE),
              new Int(31),
              "Bins of magnitudes, from none to the most"),
          interpolation("nearest"),
          optional(
              "fill",
              Type.orNone(perChannel()),
              Value.NONE,
              "What comes in from outside, from 0 (black) to 1; none for black"));

  private static final Component MIX_UP =
      mixture(
          "MixUp",
          "Every example blended with another, and their losses likewise; with CutMix in the list,"
              + " one of both an update");

  private static final Component CUT_MIX =
      mixture(
          "CutMix",
          "A rectangle of every image from another, and their losses by area; with MixUp in the"
              + " list, one of both an update");

  static final List<Component> COMPONENTS =
      List.of(
          RANDOM_CROP,
          HORIZONTAL_FLIP,
          VERTICAL_FLIP,
          RESIZED_CROP,
          ROTATION,
          AFFINE,
          ERASING,
          COLOR_JITTER,
          RAND_AUGMENT,
          MIX_UP,
          CUT_MIX);

  private Augmentations() {}

  private static Component augmentation(String name, String doc, Parameter... parameters) {
    return Component.of(name, Kind.AUGMENTATION, doc, parameters);
  }

  private static Component flip(String name, String doc) {
    return augmentation(name, doc, probability("How often"));
  }

  private static Component mixture(String name, String doc) {
    return augmentation(
        name,
        doc,
        optional(
            "alpha",
            Type.positive(),
            new Real(1),
            "Shares are drawn from Beta(alpha, alpha): even for 1, nearer to 0 or 1 below"));
  }

  private static Parameter probability(String doc) {
    return optional("p", Type.between(0, 1), new Real(0.5), doc).withOff(new Real(0));
  }

  private static Parameter fill(String doc) {
    return optional("fill", perChannel(), new Real(0), doc);
  }

  private static Parameter factor(String name) {
    return optional(
            name,
            Type.anyOf(Type.nonNegative(), new IntervalType(Type.nonNegative())),
            new Real(0),
            "What it is multiplied by: from 1 - v, but 0 at least, to 1 + v, or [from, to]")
        .withOff(new Real(0));
  }

  private static Parameter degrees(String direction) {
    return required(
            "degrees",
            Type.anyOf(Type.nonNegative(), new IntervalType(Type.number())),
            "The angle, " + direction + ": from -degrees to degrees, or [from, to]")
        .withOff(new Real(0));
  }

  private static Parameter interpolation(String byDefault) {
    return optional(
        "interpolation",
        Type.choice("nearest", "bilinear"),
        new Text(byDefault),
        "What a place between pixels shows");
  }

  private static Parameter center() {
    return optional(
        "center",
        Type.orNone(new ListType(Type.number(), 2, 2)),
        Value.NONE,
        "What stays in place, [x, y] in pixels from the upper left corner; none for the middle");
  }

  private static Value reals(double... numbers) {
    return new ListOf(DoubleStream.of(numbers).<Value>mapToObj(Real::new).toList());
  }

  /** One number, or one for each channel. */
  private static Type perChannel() {
    return Type.anyOf(Type.number(), new ListType(Type.number(), 1, Integer.MAX_VALUE));
  }
}
