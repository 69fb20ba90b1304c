package dev.ablate.check.rule;

import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The parts that an update is computed in have equally many rows. */
final class PartsDivideBatch implements TrialRule {

  @Override
  public void check(TrialSettings trial, Problems problems) {
    Optional<Long> size = trial.whole("batch_size");
    Optional<Long> parts = trial.whole("accumulate");
    if (size.isPresent() && parts.isPresent() && size.get() % parts.get() != 0) {
      problems.error(
          trial.placeOrTitle("accumulate"),
          "accumulate must divide batch_size, and %d does not divide %d; write %s"
              .formatted(parts.get(), size.get(), instead(size.get(), parts.get())));
    } else if (trial.hasOpenBatchSize()) {
      parts.filter(k -> Long.bitCount(k) != 1).ifPresent(k -> checkPower(trial, k, problems));
    }
  }

  private static void checkPower(TrialSettings trial, long parts, Problems problems) {
    long below = Long.highestOneBit(parts);
    problems.error(
        trial.placeOrTitle("accumulate"),
        "accumulate must be a power of two where batch_size is auto, as the size found is one;"
            + " write %d or %d".formatted(below, 2 * below));
  }

  /** The divisors beside the number of parts. */
  private static String instead(long size, long parts) {
    List<Long> fewer = divisors(size).filter(d -> d < parts).toList();
    Stream<Long> more = divisors(size).filter(d -> d > parts).limit(1);
    return Stream.concat(fewer.stream().skip(fewer.size() - 1L), more)
        .map(Object::toString)
        .collect(Collectors.joining(" or "));
  }

  private static Stream<Long> divisors(long size) {
    return LongStream.rangeClosed(1, (long) Math.sqrt(size))
        .filter(d -> size % d == 0)
        .flatMap(d -> LongStream.of(d, size / d))
        .boxed()
        .sorted();
  }
}
