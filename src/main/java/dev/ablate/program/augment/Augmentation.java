package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A random change of training examples: what Java draws for it, and what the program does with
 * that. Where no other source stands, what it does is what torchvision's transform of the name does
 * to float images.
 */
sealed interface Augmentation
    permits Crop, Flip, ResizedCrop, Affine, Erasing, Jitter, RandomOperations, Mixture {

  /** How many numbers tell what happens to an example. */
  int columns();

  /** Draws what happens to the examples of a batch: {@link #columns} numbers for each. */
  List<float[]> draw(UniformRandomProvider random, int examples);

  /**
   * Writes the change.
   *
   * @param x the images {@code [N, C, H, W]}, pixels from 0 to 1
   * @param columns what was drawn: {@code [N]} each
   * @return the name of the changed images
   */
  String write(Code code, String x, List<String> columns);

  /**
   * The augmentation of a list's part.
   *
   * @param input the shape of an example
   */
  static Augmentation of(Instance part, Shape input) {
    return switch (part.name()) {
      case "RandomCrop" -> Crop.of(part, input);
      case "RandomHorizontalFlip" -> new Flip(part.real("p"), 3);
      case "RandomVerticalFlip" -> new Flip(part.real("p"), 2);
      case "RandomResizedCrop" -> ResizedCrop.of(part, input);
      case "RandomRotation" -> Affine.rotation(part, input);
      case "RandomAffine" -> Affine.of(part, input);
      case "RandomErasing" -> Erasing.of(part, input);
      case "ColorJitter" -> Jitter.of(part, input);
      case "RandAugment" -> RandomOperations.of(part, input);
      case "MixUp" -> new Mixture(input, false);
      case "CutMix" -> new Mixture(input, true);
      default ->
          throw new IllegalArgumentException("no program for the augmentation " + part.name());
    };
  }
}
