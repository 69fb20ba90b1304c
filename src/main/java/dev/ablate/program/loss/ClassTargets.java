package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.program.code.Code;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * What losses on classes have in common. In scope: {@code y}, {@code c}, and {@code out} for
 * scores.
 */
public final class ClassTargets {
  private ClassTargets() {}

  /** A number for each class, written as a list or as one for all; 1 where it is none. */
  static List<Double> perClass(Instance loss, String parameter, int classes) {
    return loss.find(parameter)
        .map(
            value ->
                value instanceof Value.ListOf
                    ? loss.reals(parameter)
                    : Collections.nCopies(classes, loss.real(parameter)))
        .orElse(Collections.nCopies(classes, 1.0));
  }

  /** A number, and behind it one for each class. */
  static List<Double> withPerClass(Instance loss, String first, String perClass, int classes) {
    return Stream.concat(Stream.of(loss.real(first)), perClass(loss, perClass, classes).stream())
        .toList();
  }

  /** The targets of each trial: {@code [T, B]}. */
  static String targets(Code code) {
    return code.let("torch.expand(y, [torch.size(c, 0), -1])");
  }

  /** The logarithms of a softmax, {@code [T, classes, B]}: so libtorch computes it in vectors. */
  public static String logSoftmax(Code code) {
    return code.let("torch.log_softmax(torch.transpose(out, 1, 2), 1)");
  }

  /** The number at each target: {@code [T, B]} of {@code [T, classes, B]}. */
  public static String pick(Code code, String values, String targets) {
    String index = code.let("torch.unsqueeze(%s, 1)", targets);
    return code.let("torch.squeeze(torch.gather(%s, 1, %s), 1)", values, index);
  }

  /** What the class of each target has: {@code [T, B]} of {@code [T, classes]}. */
  static String lookUp(Code code, String perClass, String targets) {
    return code.let("torch.gather(%s, 1, %s)", perClass, targets);
  }
}
