package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.Collections;
import java.util.List;

/** What {@code normalize} of a data set asks for, as a function of the training examples. */
final class NormalizerCode {
  private static final String MEASURED =
      """
      def normalizer(x):
          \"""Gives (x - mean) / std, with the means and deviations of these examples' channels.\"""
          dims = [dim for dim in range(x.dim()) if dim != 1]
          mean = x.mean(dims, keepdim=True)
          std = x.std(dims, correction=0, keepdim=True)
          std[std == 0] = 1
          return lambda x: (x - mean) / std


      """;
  private static final String WRITTEN =
      """
      def normalizer(x):
          \"""Gives (x - mean) / std a channel.\"""
          mean = torch.tensor(%s, device=x.device).reshape(%s)
          std = torch.tensor(%s, device=x.device).reshape(%s)
          return lambda x: (x - mean) / std


      """;

  private NormalizerCode() {}

  /**
   * The function.
   *
   * @param rank dimensions of an example
   */
  static String of(Instance data, int rank) {
    Value wish = data.find("normalize").orElse(Value.NONE);
    if (wish instanceof Value.ListOf lists) {
      String shape = "1, -1" + String.join("", Collections.nCopies(rank - 1, ", 1"));
      List<String> numbers = lists.items().stream().map(Python::of).toList();
      return WRITTEN.formatted(numbers.get(0), shape, numbers.get(1), shape);
    }
    return wish instanceof Value.None ? "" : MEASURED;
  }
}
