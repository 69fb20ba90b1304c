package dev.ablate.data;

import dev.ablate.catalog.Shape;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How CIFAR-10 and CIFAR-100 (Krizhevsky 2009) are published: an archive with a folder of binary
 * files. The archives' checksums are the publisher's, those of the files inside are MXNet's.
 *
 * @param home where the archive is published
 * @param folder the folder in the archive
 * @param train the files with the training rows, in order
 * @param test the file with the test rows
 * @param labelBytes labels before each image, the last of which is the class
 */
record CifarFormat(
    PublishedImages.Facts facts,
    URI home,
    PublishedFile archive,
    String folder,
    List<PublishedFile> train,
    PublishedFile test,
    int labelBytes) {
  private static final URI HOME = URI.create("https://www.cs.toronto.edu/~kriz/");
  private static final Shape INPUT = Shape.of(3, 32, 32);

  static final CifarFormat CIFAR10 =
      new CifarFormat(
          new PublishedImages.Facts("Cifar10", INPUT, PublishedClasses.CIFAR10, 50_000, 10_000),
          HOME,
          new PublishedFile(
              "cifar-10-binary.tar.gz", Checksum.md5("c32a1d4ab5d03f1284b67883e8d87530")),
          "cifar-10-batches-bin",
          batches(
              "aadd24acce27caa71bf4b10992e9e7b2d74c2540",
              "c0ba65cce70568cd57b4e03e9ac8d2a5367c1795",
              "1dd00a74ab1d17a6e7d73e185b69dbf31242f295",
              "aab85764eb3584312d3c7f65fd2fd016e36a258e",
              "26e2849e66a845b7f1e4614ae70f4889ae604628"),
          new PublishedFile(
              "test_batch.bin", Checksum.sha1("67eb016db431130d61cd03c7ad570b013799c88c")),
          1);

  static final CifarFormat CIFAR100 =
      new CifarFormat(
          new PublishedImages.Facts("Cifar100", INPUT, PublishedClasses.CIFAR100, 50_000, 10_000),
          HOME,
          new PublishedFile(
              "cifar-100-binary.tar.gz", Checksum.md5("03b5dce01913d631647c71ecec9e9cb8")),
          "cifar-100-binary",
          List.of(
              new PublishedFile(
                  "train.bin", Checksum.sha1("e207cd2e05b73b1393c74c7f5e7bea451d63e08e"))),
          new PublishedFile("test.bin", Checksum.sha1("8fb6623e830365ff53cf14adec797474f5478006")),
          2);

  private static List<PublishedFile> batches(String... hashes) {
    return IntStream.range(0, hashes.length)
        .mapToObj(
            i -> new PublishedFile("data_batch_" + (i + 1) + ".bin", Checksum.sha1(hashes[i])))
        .toList();
  }

  /** All files with rows. */
  List<PublishedFile> files() {
    return Stream.concat(train.stream(), Stream.of(test)).toList();
  }
}
