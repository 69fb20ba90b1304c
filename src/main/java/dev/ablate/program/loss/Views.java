package dev.ablate.program.loss;

import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;
import java.util.stream.IntStream;

/** Examples that stand together in a row, folded into the batch one behind the other. */
final class Views {
  private Views() {}

  /** The embeddings of each view: {@code [T, B, width]} of {@code [T, views * B, width]}. */
  static String[] embeddings(Code code, int views) {
    return each(code, "out", views);
  }

  /** Whether the examples of each pair are of one class: {@code [R, B]}. */
  static String sameClass(Code code) {
    String[] classes = each(code, "y", Task.PAIRS.views());
    return code.let("torch.eq(%s, %s)", classes[0], classes[1]);
  }

  private static String[] each(Code code, String folded, int views) {
    String all = code.let("torch.unflatten(%s, 1, [%d, -1])", folded, views);
    return IntStream.range(0, views)
        .mapToObj(view -> code.let("torch.select(%s, 1, %d)", all, view))
        .toArray(String[]::new);
  }
}
