package dev.ablate.sweep;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.ConvolutionTimes;
import dev.ablate.trial.Trial;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many trials of each program are trained at once: as many as the user says, as was found on
 * this machine, or, where nothing was found yet, as many as is mostly good. On a GPU it was also
 * found how their convolutions are computed.
 */
public final class Widths {
  /**
   * The most rows without convolutions where nothing is known. The time of a step and row falls
   * with the width, steeply at first; at 64 rows an MLP 64-128-128-10 took a third of its time
   * alone.
   */
  static final int USUAL = 64;

  /**
   * The most rows with convolutions, which keep a core busy alone: at 16 rows a small CNN took four
   * fifths of its time alone, and memory for activations grows with every row.
   */
  static final int USUAL_WITH_CONVOLUTIONS = 16;

  /**
   * Parameters of all rows together of which weights, gradients and what Adam keeps stay in a
   * core's share of the caches, about 32 MB. With more, an MLP 784-128-10 was slower than alone.
   */
  private static final long CACHED = 1 << 21;

  /**
   * The same with convolutions, which gain little from company: two VGGs of 0.9 million parameters
   * took 6 % more time than one after the other.
   */
  private static final long CACHED_WITH_CONVOLUTIONS = 1 << 19;

  /** For what was found on a GPU, or else on the CPU. */
  public static final String ANY_DEVICE = "auto";

  private static final String GPU = "cuda";

  private final OptionalInt fixed;
  private final List<ArrayWidth> found;
  private final String device;
  private final Machine machine;
  private final Map<String, ArrayWidth> known = new HashMap<>();

  /** Whether anything was found of convolutions. */
  private final boolean convolutions;

  private Widths(OptionalInt fixed, List<ArrayWidth> found, String device, Machine machine) {
    this.fixed = fixed;
    this.found = found;
    this.device = device;
    this.machine = machine;
    found.stream()
        .filter(width -> isOn(device, width))
        .filter(width -> width.machine().equals(machine.of(width.device())))
        .forEach(width -> known.merge(width.program(), width, Widths::preferred));
    this.convolutions = known.values().stream().anyMatch(w -> w.convolutions().isPresent());
  }

  /**
   * Widths of a plan.
   *
   * @param fixed what the user says
   * @param found what a store has
   * @param device {@code auto} or as {@link ArrayWidth} has it; {@code cuda} is the first
   */
  public static Widths of(OptionalInt fixed, List<ArrayWidth> found, String device) {
    return of(fixed, found, device, Machine.here());
  }

  /** The same on a machine. */
  static Widths of(OptionalInt fixed, List<ArrayWidth> found, String device, Machine machine) {
    return new Widths(fixed, List.copyOf(found), device, machine);
  }

  private static boolean isOn(String device, ArrayWidth width) {
    return device.equals(ANY_DEVICE)
        || width.device().equals(device.equals("cuda") ? "cuda:0" : device);
  }

  /** The later one, or that of a GPU: where there is one, {@code auto} takes it. */
  private static ArrayWidth preferred(ArrayWidth earlier, ArrayWidth later) {
    return later.device().equals("cpu") && !earlier.device().equals("cpu") ? earlier : later;
  }

  /** Those on a device alone. */
  Widths on(String device) {
    return new Widths(fixed, found, device, machine);
  }

  /** With one that was found just now. */
  Widths with(ArrayWidth width) {
    return new Widths(
        fixed, Stream.concat(found.stream(), Stream.of(width)).toList(), device, machine);
  }

  /** What the user says; empty where it is left to be found. */
  public OptionalInt fixed() {
    return fixed;
  }

  /**
   * What was found of the program of a trial.
   *
   * @param trial as it is trained
   */
  public Optional<ArrayWidth> found(Trial trial) {
    return finder().apply(trial);
  }

  /** The same for many trials, one after the other. */
  Function<Trial, Optional<ArrayWidth>> finder() {
    Function<Trial, String> programs = ArrayGrouping.programs();
    return trial -> Optional.ofNullable(known.get(programs.apply(trial)));
  }

  /**
   * What was found now of the program of a trial, whose convolutions are known as before.
   *
   * @param trial as it is trained
   */
  ArrayWidth now(Trial trial, int width, List<ArrayWidth.Cost> costs, OptionalInt tooWide) {
    Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String program = ArrayGrouping.program(trial);
    Optional<ConvolutionTimes> convolutions = found(trial).flatMap(ArrayWidth::convolutions);
    return new ArrayWidth(
        program, machine.of(device), device, time, width, costs, tooWide, convolutions);
  }

  /**
   * What is known now of the program of a trial, with what its convolutions took.
   *
   * @param trial as it is trained
   */
  ArrayWidth now(Trial trial, ConvolutionTimes times) {
    return found(trial).orElseGet(() -> now(trial, 1, List.of(), OptionalInt.empty())).with(times);
  }

  /** Whether it is to be found how the convolutions of a trial's program are computed. */
  public boolean leavesConvolutions(Trial trial) {
    return device.startsWith(GPU)
        && !ConvolutionStrategy.choices(trial.network()).isEmpty()
        && found(trial).flatMap(ArrayWidth::convolutions).isEmpty();
  }

  /** The trial as it is trained, as far as it is known how its convolutions are computed. */
  public Trial trained(Trial trial) {
    return convolutions
        ? trial.with(found(trial).flatMap(ArrayWidth::convolutions).map(ConvolutionTimes::fastest))
        : trial;
  }

  /**
   * What is known of the program of a trial now that memory has run out.
   *
   * @param trial as it is trained
   * @param width the most trials at once from now on
   * @param tooWide how many did not fit
   */
  ArrayWidth outOfMemory(Trial trial, int width, int tooWide) {
    List<ArrayWidth.Cost> costs = found(trial).map(ArrayWidth::costs).orElse(List.of());
    return now(trial, width, costs, OptionalInt.of(tooWide));
  }

  /**
   * Whether the last bits of results depend on how many are trained at once, so that a clock must
   * not say how many: on a CPU the features of all trials stand side by side in BatchNorm1d. A GPU
   * promises no bits.
   */
  boolean changesBits(Trial trial) {
    return !device.startsWith(GPU)
        && trial.network().layers().stream()
            .anyMatch(layer -> layer.layer().name().equals("BatchNorm1d"));
  }

  /** Whether nothing is to be found where this many trials of a program wait. */
  boolean isKnown(Trial trial, int waiting) {
    return changesBits(trial)
        || isBestAlone(trial)
        || found(trial).filter(width -> !width.isOpen() || waiting <= width.width()).isPresent();
  }

  /**
   * The most trials of a program in one array.
   *
   * @param trial as it is trained
   */
  public int most(Trial trial) {
    return fixed.orElseGet(
        () ->
            found(trial)
                .map(
                    width -> width.isOpen() ? Math.max(width.width(), usual(trial)) : width.width())
                .orElseGet(() -> usual(trial)));
  }

  /**
   * Whether it is not worth a measurement, as a CPU trains it as fast alone: what a large image
   * network could share with others takes less time than a measurement may be wrong by.
   */
  boolean isBestAlone(Trial trial) {
    return hasConvolutions(trial) && usual(trial) == 1;
  }

  private static boolean hasConvolutions(Trial trial) {
    return trial.network().layers().stream().anyMatch(l -> l.layer().name().startsWith("Conv"));
  }

  private int usual(Trial trial) {
    boolean convolutions = hasConvolutions(trial);
    int usual = convolutions ? USUAL_WITH_CONVOLUTIONS : USUAL;
    if (device.startsWith(GPU)) {
      return usual;
    }
    long cached = convolutions ? CACHED_WITH_CONVOLUTIONS : CACHED;
    return (int) Math.max(1, Math.min(cached / Math.max(1, trial.network().parameters()), usual));
  }
}
