package dev.ablate.engine;

import dev.ablate.data.DataException;
import dev.ablate.source.FileFailure;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.SweepFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells from what was thrown why training failed: memory, data, the device, or something unknown.
 */
final class FailureClasses {
  /** Of CUDA's runtime, cuBLAS, cuDNN; after most of these a process cannot use its GPU again. */
  private static final Pattern GONE =
      Pattern.compile("CUDA error|CUBLAS_STATUS_|CUDNN_STATUS_|cuDNN error|NVML|CUDA driver");

  private FailureClasses() {}

  /** What to throw instead; what is nothing known is thrown as it is. */
  static RuntimeException of(Throwable thrown) {
    if (thrown instanceof StoreException store) {
      return store;
    }
    Optional<MemoryException> memory = OutOfMemory.of(thrown);
    if (memory.isPresent()) {
      return memory.get();
    }
    return first(thrown, FailureClasses::isOfData)
        .map(cause -> new SweepFailure(SweepFailure.Kind.DATA, data(cause), thrown))
        .or(() -> first(thrown, FailureClasses::isOfDevice).map(cause -> device(cause, thrown)))
        .map(RuntimeException.class::cast)
        .orElseGet(() -> unknown(thrown));
  }

  private static Optional<Throwable> first(Throwable thrown, Predicate<Throwable> wanted) {
    return Stream.iterate(thrown, t -> t != null, Throwable::getCause).filter(wanted).findFirst();
  }

  private static boolean isOfData(Throwable thrown) {
    return thrown instanceof DataException
        || thrown instanceof UncheckedIOException
        || thrown instanceof IOException;
  }

  private static String data(Throwable cause) {
    if (cause instanceof UncheckedIOException unchecked) {
      return data(Objects.requireNonNull(unchecked.getCause()));
    }
    return cause instanceof IOException failure
        ? "the data can no longer be read: " + FileFailure.text(failure)
        : String.valueOf(cause.getMessage());
  }

  private static boolean isOfDevice(Throwable thrown) {
    return GONE.matcher(String.valueOf(thrown.getMessage())).find();
  }

  private static SweepFailure device(Throwable cause, Throwable thrown) {
    String said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return new SweepFailure(
        SweepFailure.Kind.DEVICE,
        "the device no longer answers (" + said + "); run again, which goes on from here",
        thrown);
  }

  private static RuntimeException unknown(Throwable thrown) {
    return thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
  }
}
