package dev.ablate.program.metric;

import dev.ablate.program.code.Code;

/** Sums over a batch, a few columns of them, from which metrics are computed. */
public sealed interface ScoreFragment
    permits Hits,
        Neighbours,
        ClassCounts,
        LabelCounts,
        AbsoluteErrors,
        SquaredErrors,
        LogLikelihood {

  /** How many sums. */
  int columns();

  /**
   * Writes the sums of {@code out [T, B, outputs]} and {@code y}, {@code [R, B]} classes or {@code
   * [R, B, outputs]} numbers; gives their name: {@code [T, columns]} in double precision.
   */
  String write(Code code);

  /**
   * A metric.
   *
   * @param sums over all examples
   * @param examples how many
   */
  double value(String metric, double[] sums, long examples);
}
