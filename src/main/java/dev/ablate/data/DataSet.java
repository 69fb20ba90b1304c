package dev.ablate.data;

import dev.ablate.catalog.DataInfo;
import java.util.List;

/**
 * A data set in memory.
 *
 * @param names of the classes, or of the numbers or labels of an example, in their order
 */
public record DataSet(
    DataInfo info,
    Normalization normalization,
    List<String> names,
    Split train,
    Split validation,
    Split test) {

  /** A data set whose classes or targets have numbers as names. */
  public DataSet(
      DataInfo info, Normalization normalization, Split train, Split validation, Split test) {
    this(info, normalization, PublishedClasses.numbered(info.outputs()), train, validation, test);
  }

  /** The same rows, of which this is known. */
  public DataSet with(DataInfo known) {
    return new DataSet(known, normalization, names, train, validation, test);
  }
}
