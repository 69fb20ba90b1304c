package dev.ablate.program;

import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import dev.ablate.program.augment.Augmentations;
import dev.ablate.program.layer.Arithmetic;
import dev.ablate.program.layer.Buffers;
import dev.ablate.program.layer.FiniteFlags;
import dev.ablate.program.loss.LossFragment;
import dev.ablate.program.metric.Scores;
import dev.ablate.program.optimizer.UpdateRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a program is written for: what the trials of an array have in common.
 *
 * @param network any trial's; they differ in nothing but numbers by trial
 * @param loss of all trials
 * @param scores what the metrics of all trials are computed from
 * @param rules of the optimizers, in the order in which their trials stand
 * @param bytes whether the data are bytes, to be normalised when they are used
 * @param clipsValue whether any trial clips single gradients
 * @param clipsNorm whether any trial clips the norm of its gradients
 * @param part rows that gradients are computed of at a time; empty for all rows of a step
 * @param augmentations what happens to training examples
 * @param convolutions how those of all trials are computed
 * @param arithmetic of products
 * @param fused whether optimizers update one trial after the other, by libtorch's own kernels,
 *     where they are those of Adam
 * @param checks whether it notes which numbers are finite, see {@link FiniteMethods}
 */
public record Design(
    Network network,
    LossFragment loss,
    Scores scores,
    List<UpdateRule> rules,
    boolean bytes,
    boolean clipsValue,
    boolean clipsNorm,
    OptionalInt part,
    Augmentations augmentations,
    ConvolutionStrategy convolutions,
    Arithmetic arithmetic,
    boolean fused,
    boolean checks) {
  /** Weights of a trial from which a kernel for itself takes less time than its part of several. */
  private static final int FUSED_FROM = 1 << 14;

  public Design {
    rules = List.copyOf(rules);
  }

  /**
   * The design for these trials, which stand in the order of their rules.
   *
   * @param bytes whether the data are bytes
   * @param cpu whether it is for a CPU, which a single image network keeps busy
   */
  public static Design of(Network network, List<Settings> trials, boolean bytes, boolean cpu) {
    Settings first = trials.get(0);
    return new Design(
            network,
            LossFragment.of(List.of(first.loss()), outputs(network)),
            Scores.of(trials, outputs(network)),
            List.of(),
            bytes,
            false,
            false,
            part(first),
            Augmentations.of(first.augment(), network.input()),
            usual(network, cpu),
            Arithmetic.of(first.precision(), cpu),
            cpu && network.parameters() >= FUSED_FROM,
            false)
        .with(trials);
  }

  /**
   * How convolutions are computed where nothing else was found: on a CPU a rule of shapes and no
   * clock, as bits depend on it.
   */
  private static ConvolutionStrategy usual(Network network, boolean cpu) {
    if (!Program.channelsLast(network)) {
      return ConvolutionStrategy.GROUPED;
    }
    return cpu ? ConvolutionStrategy.ROW_BY_ROW : ConvolutionStrategy.GROUPED_CHANNELS_LAST;
  }

  /** The same with its convolutions computed in some way, or as is usual. */
  public Design with(Optional<ConvolutionStrategy> strategy) {
    return computing(strategy.orElse(convolutions), checks);
  }

  /** The same, noting which numbers are finite. */
  public Design checking() {
    return computing(convolutions, true);
  }

  private Design computing(ConvolutionStrategy strategy, boolean checking) {
    return new Design(
        network,
        loss,
        scores,
        rules,
        bytes,
        clipsValue,
        clipsNorm,
        part,
        augmentations,
        strategy,
        arithmetic,
        fused,
        checking);
  }

  /**
   * The design for other trials of its array. Its rules stay, also those that none of them has, and
   * new ones stand behind them.
   *
   * @param trials in any order
   */
  public Design with(List<Settings> trials) {
    return new Design(
        network,
        LossFragment.of(trials.stream().map(Settings::loss).toList(), outputs(network)),
        Scores.of(trials, outputs(network)),
        Stream.concat(rules.stream(), trials.stream().map(UpdateRule::of)).distinct().toList(),
        bytes,
        trials.stream().anyMatch(trial -> trial.clipGradValue().isPresent()),
        trials.stream().anyMatch(trial -> trial.clipGradNorm().isPresent()),
        part,
        augmentations,
        convolutions,
        arithmetic,
        fused,
        checks);
  }

  /** Whether a step computes gradients of one trial after the other. */
  boolean trialByTrial() {
    return convolutions == ConvolutionStrategy.ROW_BY_ROW;
  }

  /** Numbers that the network gives for an example. */
  static int outputs(Network network) {
    return Math.toIntExact(network.output().count());
  }

  private static OptionalInt part(Settings settings) {
    return settings.accumulate() > 1
        ? OptionalInt.of(settings.batchSize() / settings.accumulate())
        : OptionalInt.empty();
  }

  /** Whether data are normalised when they are used, rather than once before. */
  boolean normalises() {
    return bytes || !augmentations.isEmpty();
  }

  /** Tensors of state that evaluation needs, which stand first. */
  int evaluated() {
    return Buffers.evaluated(network) + (scaled() ? 1 : 0) + (checks ? 1 : 0);
  }

  /** Where a checking program notes what is finite, see {@link FiniteMethods}. */
  Optional<FiniteFlags> flags() {
    return checks ? Optional.of(new FiniteFlags(evaluated() - 1)) : Optional.empty();
  }

  /** Whether the loss is scaled, see {@link ScaleMethods}. */
  boolean scaled() {
    return arithmetic.scaled();
  }

  /** Where in the state the loss scale stands. */
  OptionalInt scale() {
    return scaled() ? OptionalInt.of(Buffers.evaluated(network)) : OptionalInt.empty();
  }

  /** Whether examples have two classes in training, a share of each. */
  boolean mixes() {
    return augmentations.mixing().isPresent();
  }

  /** How many tensors of optimizer state are as large as the weights. */
  int slots() {
    return rules.stream().mapToInt(UpdateRule::slots).max().orElse(0);
  }

  /** How many tensors of optimizer state are a number a trial. */
  int numbers() {
    return rules.stream().mapToInt(UpdateRule::numbers).max().orElse(0);
  }
}
