package dev.ablate.data;

import dev.ablate.catalog.Shape;
import java.util.List;

/** A published data set of classified images, as its files lie below one path. */
interface PublishedImages {

  /** What is known of a data set without any of its files. */
  record Facts(String name, Shape input, List<String> classes, int trainRows, int testRows) {}

  /** The set as it is published. */
  Facts facts();

  /** The checksums that its publisher gives, which identify its content. */
  List<Checksum> checksums();

  /** Those of its files that are there. */
  List<LocalFile> present();

  /** Those of its files that are not there. */
  List<RemoteFile> missing();

  /**
   * All rows; none of the files is missing.
   *
   * @throws DataException where a file is wrong
   */
  Examples read();
}
