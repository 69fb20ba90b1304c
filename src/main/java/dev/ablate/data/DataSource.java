package dev.ablate.data;

import dev.ablate.catalog.DataInfo;

/** A data set that a file names. */
public interface DataSource {

  /**
   * What is known without keeping the rows.
   *
   * @throws DataException where a file is missing or wrong
   */
  DataInfo describe();

  /**
   * Does what is slow and done once: afterwards {@link #load} finds it in the cache, or where it
   * was downloaded to.
   *
   * @throws DataException where a file is missing or wrong
   * @throws java.io.UncheckedIOException where a download fails
   */
  default void prepare() {}

  /**
   * All rows, split.
   *
   * @throws DataException where a file is missing or wrong
   */
  DataSet load();
}
