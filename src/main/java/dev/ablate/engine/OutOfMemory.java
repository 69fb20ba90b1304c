package dev.ablate.engine;

import dev.ablate.trial.MemoryException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from what Java and libtorch say whether memory ran out. */
final class OutOfMemory {
  /** Of CUDA, of the CPU's allocator under Linux and under Windows, of cuBLAS and cuDNN, of C++. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "out of memory|can't allocate memory|not enough memory"
              + "|(CUBLAS|CUDNN)_STATUS_\\w*ALLOC(ATION)?_FAILED|bad_alloc");

  private static final Pattern REQUEST =
      Pattern.compile("tried to allocate ([\\d.]+ \\w+)", Pattern.CASE_INSENSITIVE);

  private OutOfMemory() {}

  /** What to throw instead; empty where it was something else. */
  static Optional<MemoryException> of(Throwable thrown) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause)
        .filter(OutOfMemory::isRefusal)
        .findFirst()
        .map(refusal -> new MemoryException("out of memory" + request(refusal), thrown));
  }

  /** Says so where it was that. */
  static void check(Throwable thrown) {
    of(thrown)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  private static boolean isRefusal(Throwable thrown) {
    return thrown instanceof OutOfMemoryError
        || REFUSAL.matcher(String.valueOf(thrown.getMessage())).find();
  }

  private static String request(Throwable refusal) {
    Matcher request = REQUEST.matcher(String.valueOf(refusal.getMessage()));
    return request.find() ? " (" + request.group(1) + " were asked for)" : "";
  }
}
