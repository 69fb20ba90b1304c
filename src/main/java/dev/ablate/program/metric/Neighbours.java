package dev.ablate.program.metric;

import dev.ablate.program.code.Code;

/**
 * Counts the rows whose nearest other row of the batch is of their class, by the embeddings of
 * their first examples. A row that is alone counts as wrong.
 *
 * @param views examples that stand together in a row
 * @param byAngle whether the angle between embeddings tells what is near, or their distance
 */
record Neighbours(int views, boolean byAngle) implements ScoreFragment {

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public String write(Code code) {
    String rows = byAngle ? directions(code, first(code, "out")) : first(code, "out");
    String classes = code.let("torch.expand(%s, [torch.size(out, 0), -1])", first(code, "y"));
    // Mode 2 sums squares of differences: products of matrices are not exact for near rows.
    String distances = code.let("torch.cdist(%s, %s, 2., 2)", rows, rows);
    String self = code.let("torch.eye(torch.size(%s, 1), dtype=11, device=out.device)", rows);
    String others = code.let("torch.masked_fill(%s, %s, inf)", distances, self);
    String nearest = code.let("torch.argmin(%s, 2)", others);
    String same = code.let("torch.eq(torch.gather(%s, 1, %s), %s)", classes, nearest, classes);
    String alone = code.let("torch.isinf(torch.amin(%s, [2]))", others);
    String hits = code.let("torch.__and__(%s, torch.logical_not(%s))", same, alone);
    return code.let("torch.sum(%s, [1], True, dtype=7)", hits);
  }

  private static String directions(Code code, String rows) {
    String lengths = code.let("torch.linalg_vector_norm(%s, 2, [2], True)", rows);
    return code.let("torch.div(%s, torch.clamp(%s, 1e-12))", rows, lengths);
  }

  private String first(Code code, String folded) {
    return code.let("torch.select(torch.unflatten(%s, 1, [%d, -1]), 1, 0)", folded, views);
  }

  @Override
  public double value(String metric, double[] sums, long examples) {
    return sums[0] / examples;
  }
}
