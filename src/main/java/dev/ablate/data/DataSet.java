package dev.ablate.data;

import dev.ablate.catalog.DataInfo;

/** A data set in memory. */
public record DataSet(
    DataInfo info, Normalization normalization, Split train, Split validation, Split test) {

  /** The same rows, of which this is known. */
  DataSet with(DataInfo known) {
    return new DataSet(known, normalization, train, validation, test);
  }
}
