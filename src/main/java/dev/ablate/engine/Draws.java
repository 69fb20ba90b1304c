package dev.ablate.engine;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Random numbers as functions of a trial's seed, what they are for and where. */
final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Draws() {}

  /** A seed for the draws at one place: an epoch, an update, a weight tensor. */
  static long seed(long trialSeed, Purpose purpose, long place) {
    return mix(mix(mix(trialSeed) + purpose.code()) + place);
  }

  /** The numbers at one place. */
  static UniformRandomProvider generator(long trialSeed, Purpose purpose, long place) {
    return RandomSource.XO_RO_SHI_RO_128_PP.create(seed(trialSeed, purpose, place));
  }

  /** The numbers for an augmentation of an update's batch, by its name in the list. */
  static UniformRandomProvider augmentation(long trialSeed, String name, long update) {
    long place = seed(trialSeed, Purpose.AUGMENTATION, update);
    return RandomSource.XO_RO_SHI_RO_128_PP.create(mix(place + name.hashCode()));
  }

  /** The order of the training rows in an epoch. */
  static int[] order(long trialSeed, int epoch, int rows) {
    int[] order = PermutationSampler.natural(rows);
    PermutationSampler.shuffle(generator(trialSeed, Purpose.ORDER, epoch), order);
    return order;
  }

  /** Who stands beside whom in an epoch of training. */
  static UniformRandomProvider partners(long trialSeed, int epoch) {
    return generator(trialSeed, Purpose.PARTNERS, epoch);
  }

  /** Who stands beside whom in evaluation, whatever the trial: no epoch is 0. */
  static UniformRandomProvider evaluationPartners() {
    return generator(0, Purpose.PARTNERS, 0);
  }

  /** SplitMix64's finalizer (Steele, Lea and Flood 2014, Stafford's variant 13). */
  private static long mix(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
