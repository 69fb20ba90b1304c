package dev.ablate.data;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Which rows of a generated data set are drawn; each has random numbers of its own. */
enum Part {
  TRAIN,
  TEST;

  /** Random numbers for each row, as functions of seed, part and row alone. */
  Rows rows(long seed) {
    long stream = RandomSource.SPLIT_MIX_64.create(2 * seed + ordinal()).nextLong();
    return row -> RandomSource.XO_RO_SHI_RO_128_PP.create(stream + row);
  }

  /** The random numbers of a row. */
  interface Rows {
    UniformRandomProvider row(int index);
  }
}
