package dev.ablate.cli;

import dev.ablate.sweep.Planner;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of commands that put trials into arrays. */
final class PlanningOptions {
  @Option(
      names = "--array",
      paramLabel = "auto|N",
      description =
          "The most trials in one array; 1 trains one by one; auto, the default: as many as a run"
              + " measured to be best, see plan.",
      converter = Width.class)
  private OptionalInt array = OptionalInt.empty();

  @Option(names = "--retry-failed", description = "Train trials again that failed before.")
  private boolean retryFailed;

  /** A planner as the options ask for it. */
  Planner planner() {
    return new Planner(array, retryFailed);
  }

  /** The same, for a device. */
  Planner planner(DeviceOption device) {
    return new Planner(array, retryFailed, device.name());
  }

  /** {@code auto} or a count. */
  static final class Width implements ITypeConverter<OptionalInt> {
    @Override
    public OptionalInt convert(String text) {
      if (text.equals("auto")) {
        return OptionalInt.empty();
      }
      if (text.matches("[1-9][0-9]{0,6}")) {
        return OptionalInt.of(Integer.parseInt(text));
      }
      throw new TypeConversionException("'" + text + "' must be auto or a whole number >= 1");
    }
  }
}
