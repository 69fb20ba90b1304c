package dev.ablate.data;

import dev.ablate.catalog.Shape;
import java.net.URI;
import java.util.List;

/**
 * How MNIST (LeCun 1998) and Fashion-MNIST (Xiao 2017) are published: four gzipped IDX files. Home
 * and checksums are those of torchvision; the second home has no HTTPS, and the checksum stands for
 * it.
 *
 * @param home where the files are published
 */
record IdxFormat(
    PublishedImages.Facts facts, URI home, Part train, Part test, List<String> folders) {
  private static final Shape INPUT = Shape.of(1, 28, 28);

  /** Rows in two files. */
  record Part(GzipFile images, GzipFile labels) {}

  /**
   * A file as it is published, gzipped, and what is in it.
   *
   * @param packed its name ends with {@code .gz}
   */
  record GzipFile(PublishedFile packed, PublishedFile plain) {

    static GzipFile of(String name, String packed, String plain) {
      return new GzipFile(
          new PublishedFile(name + ".gz", Checksum.md5(packed)),
          new PublishedFile(name, Checksum.md5(plain)));
    }
  }

  static final IdxFormat MNIST =
      new IdxFormat(
          new PublishedImages.Facts("Mnist", INPUT, PublishedClasses.DIGITS, 60_000, 10_000),
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          new Part(
              GzipFile.of(
                  "train-images-idx3-ubyte",
                  "f68b3c2dcbeaaa9fbdd348bbdeb94873",
                  "6bbc9ace898e44ae57da46a324031adb"),
              GzipFile.of(
                  "train-labels-idx1-ubyte",
                  "d53e105ee54ea40749a09fcbcd1e9432",
                  "a25bea736e30d166cdddb491f175f624")),
          new Part(
              GzipFile.of(
                  "t10k-images-idx3-ubyte",
                  "9fb629c4189551a2d022fa330f9573f3",
                  "2646ac647ad5339dbf082846283269ea"),
              GzipFile.of(
                  "t10k-labels-idx1-ubyte",
                  "ec29112dd5afa0611ce80d1b7f02629c",
                  "27ae3e4e09519cfbb04c329615203637")),
          List.of("", "MNIST/raw"));

  static final IdxFormat FASHION_MNIST =
      new IdxFormat(
          new PublishedImages.Facts(
              "FashionMnist", INPUT, PublishedClasses.FASHION, 60_000, 10_000),
          URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
          new Part(
              GzipFile.of(
                  "train-images-idx3-ubyte",
                  "8d4fb7e6c68d591d4c3dfef9ec88bf0d",
                  "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
              GzipFile.of(
                  "train-labels-idx1-ubyte",
                  "25c81989df183df01b3e8a0aad5dffbe",
                  "9018921c3c673c538a1fc5bad174d6f9")),
          new Part(
              GzipFile.of(
                  "t10k-images-idx3-ubyte",
                  "bef4ecab320f06d8554ea6380940ec79",
                  "8181f5470baa50b63fa0f6fddb340f0a"),
              GzipFile.of(
                  "t10k-labels-idx1-ubyte",
                  "bb300cfdad3c16e7a12a480ee83cd310",
                  "15d484375f8d13e6eb1aabb0c3f46965")),
          List.of("", "FashionMNIST/raw"));

  /** All files. */
  List<GzipFile> files() {
    return List.of(train.images(), train.labels(), test.images(), test.labels());
  }
}
