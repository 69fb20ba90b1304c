package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.ComponentType;
import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.RealType;
import dev.ablate.catalog.Type.TextType;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;
import java.util.stream.Stream;

/** The data sets. */
final class DataSets {

  private static final Type ROWS = new IntType(1, 10_000_000);
  private static final Type FRACTION = new RealType(0, true, 1, true);
  private static final Type COLUMN = Type.anyOf(new TextType(), Type.wholeFrom(0));

  private static final Component SHAPES =
      dataSet(
          "Shapes",
          "Images [3, size, size] of coloured geometric figures in random pose, drawn by Ablate",
          optional("train", ROWS, new Int(4000), "Rows to train and validate on"),
          optional("test", ROWS, new Int(1000), "Rows to test on"),
          optional("classes", new IntType(2, 100), new Int(10), "Kinds of figure"),
          optional("size", new IntType(8, 512), new Int(32), "Height and width in pixels"),
          optional("noise", Type.between(0, 1), new Real(0.1), "Standard deviation of pixel noise")
              .withOff(new Real(0)),
          optional("seed", Type.wholeFrom(0), new Int(0), "What the figures are drawn from"));

  private static final Component SPIRALS =
      dataSet(
          "Spirals",
          "Points [2] on interleaved spirals, one spiral a class, of one turn and radius 1",
          optional("train", ROWS, new Int(1000), "Rows to train and validate on"),
          optional("test", ROWS, new Int(1000), "Rows to test on"),
          optional("classes", new IntType(2, 100), new Int(2), "How many spirals"),
          optional("noise", Type.between(0, 1), new Real(0.05), "Standard deviation of noise")
              .withOff(new Real(0)),
          optional("seed", Type.wholeFrom(0), new Int(0), "What the points are drawn from"));

  private static final Component FRIEDMAN =
      dataSet(
          "Friedman",
          "Friedman's first regression: 10 features from 0 to 1, of which 5 matter, and 1 target",
          optional("train", ROWS, new Int(1000), "Rows to train and validate on"),
          optional("test", ROWS, new Int(1000), "Rows to test on"),
          optional("noise", Type.nonNegative(), new Real(1), "Standard deviation of noise")
              .withOff(new Real(0)),
          optional("seed", Type.wholeFrom(0), new Int(0), "What the rows are drawn from"));

  private static final Component CIFAR10 =
      published(
          "Cifar10",
          "50,000 + 10,000 colour photographs [3, 32, 32] in 10 classes (Krizhevsky 2009)",
          "cifar-10-binary.tar.gz, or a folder with it or its .bin files");

  private static final Component CIFAR100 =
      published(
          "Cifar100",
          "50,000 + 10,000 colour photographs [3, 32, 32] in 100 classes (Krizhevsky 2009)",
          "cifar-100-binary.tar.gz, or a folder with it or its .bin files");

  private static final Component MNIST =
      published(
          "Mnist",
          "60,000 + 10,000 handwritten digits [1, 28, 28] (LeCun 1998)",
          "The folder with the four IDX files, gzipped or not");

  private static final Component FASHION_MNIST =
      published(
          "FashionMnist",
          "60,000 + 10,000 pictures [1, 28, 28] of clothes in 10 classes (Xiao 2017)",
          "The folder with the four IDX files, gzipped or not");

  private static final Component IMAGE_FOLDER =
      dataSet(
          "ImageFolder",
          "Images of folders named by their classes, as torchvision's ImageFolder: resized and"
              + " cropped to [3, size, size], transparency dropped, EXIF orientation ignored",
          required(
              "path",
              new TextType(),
              "A folder with train/CLASS/ and test/CLASS/ (without test/: val/CLASS/), or CLASS/"),
          required(
              "size",
              new IntType(1, 4096),
              "Pixels of the shorter side, whose middle square is kept: Resize, CenterCrop"),
          optional(
              "test",
              Type.orNone(FRACTION),
              Value.NONE,
              "Fraction of the training images to test on, where no folder has test images"));

  private static final Component CSV =
      dataSet(
          "Csv",
          "Rows of a comma-separated file, with or without a header line",
          required("train", new TextType(), "The file with the training rows"),
          optional(
              "test",
              Type.orNone(Type.anyOf(new TextType(), FRACTION)),
              Value.NONE,
              "The file with the test rows, or a fraction of the training rows"),
          required(
              "target",
              Type.anyOf(COLUMN, new ListType(COLUMN, 1, Integer.MAX_VALUE)),
              "The column to predict, by name or by number from 0; a list for several numbers"),
          optional(
              "shape",
              Type.orNone(new ListType(new IntType(1, Integer.MAX_VALUE), 1, 4)),
              Value.NONE,
              "The shape of one example; none for a plain list of features"),
          optional("scale", Type.number(), new Real(1), "What every feature is multiplied by")
              .withOff(new Real(1)));

  private static final Component PAIRS =
      partners("Pairs", "Each row and another, of its class or, half the time, of another class");

  private static final Component TRIPLETS =
      partners("Triplets", "Each row, another of its class and one of another class");

  static final List<Component> COMPONENTS =
      List.of(
          CIFAR10,
          CIFAR100,
          MNIST,
          FASHION_MNIST,
          SHAPES,
          SPIRALS,
          FRIEDMAN,
          IMAGE_FOLDER,
          CSV,
          PAIRS,
          TRIPLETS);

  private DataSets() {}

  private static Component partners(String name, String doc) {
    return Component.of(
        name,
        Kind.DATA,
        doc,
        required(
            "data",
            new ComponentType(Kind.DATA),
            "The rows: a data set of one class a row; the only row of a class is its own partner"));
  }

  private static Component published(String name, String doc, String path) {
    return dataSet(
        name,
        doc,
        required("path", new TextType(), path + "; where there is nothing, run downloads it"));
  }

  private static Component dataSet(String name, String doc, Parameter... parameters) {
    return new Component(
        name, Kind.DATA, doc, Stream.concat(Stream.of(parameters), forAll()).toList(), 1);
  }

  private static Stream<Parameter> forAll() {
    ListType perChannel = new ListType(Type.number(), 1, Integer.MAX_VALUE);
    return Stream.of(
        optional(
            "validation",
            Type.anyOf(Type.wholeFrom(0), FRACTION),
            new Real(0.1),
            "Training rows kept for validation: a count (0 for none), or a fraction below 1"),
        optional(
                "normalize",
                Type.anyOf(
                    Type.choice("auto"), new Type.NoneType(), new ListType(perChannel, 2, 2)),
                new Text("auto"),
                "Means and standard deviations of the channels: auto, none, or [means, stds]")
            .withOff(Value.NONE),
        optional("split_seed", Type.wholeFrom(0), new Int(0), "What chooses the validation rows"));
  }
}
