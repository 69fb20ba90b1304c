package dev.ablate.report.results;

/** How a mean stands among those of its column. */
public enum Rank {
  /** No complete row is better; ties are all the best. */
  BEST,
  /** Of three or more rows, only the best ones are better. */
  SECOND,
  /** Others are better, the row lost trials, or the column has no direction. */
  OTHER
}
