package dev.ablate.check.rule;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Augmentations of images have images, of the size and the channels that they are written for. */
final class AugmentationsFitImages implements TrialRule {
  private static final Set<String> FOR_ALL_EXAMPLES = Set.of("MixUp");

  private static final Set<String> OF_COLOURS = Set.of("ColorJitter", "RandAugment");

  /** Parameters that may be a list with a number for each channel. */
  private static final Set<String> BY_CHANNEL = Set.of("fill", "value");

  @Override
  public void check(TrialSettings trial, Problems problems) {
    trial
        .data()
        .ifPresent(
            data ->
                AugmentationPart.of(trial)
                    .filter(part -> !FOR_ALL_EXAMPLES.contains(part.instance().name()))
                    .forEach(part -> check(part, data.input(), problems)));
  }

  private static void check(AugmentationPart part, Shape input, Problems problems) {
    if (input.rank() != 3) {
      problems.error(
          part.place(),
          "%s is for images [channels, height, width]; an example of the data is %s"
              .formatted(part.instance().name(), input));
      return;
    }
    checkSize(part, input, problems);
    checkPadding(part, input, problems);
    checkChannels(part, input, problems);
    checkColours(part, input, problems);
  }

  private static void checkColours(AugmentationPart part, Shape input, Problems problems) {
    int channels = input.size(0);
    if (OF_COLOURS.contains(part.instance().name()) && channels != 1 && channels != 3) {
      problems.error(
          part.place(),
          "%s is for images of 1 or 3 channels, not %d"
              .formatted(part.instance().name(), channels));
    }
    if (part.instance().find("magnitude").isPresent()
        && part.instance().integer("magnitude") >= part.instance().integer("num_magnitude_bins")) {
      problems.error(
          part.place("magnitude"),
          "magnitude must be < num_magnitude_bins, which is %d, not %d"
              .formatted(
                  part.instance().integer("num_magnitude_bins"),
                  part.instance().integer("magnitude")));
    }
  }

  /** Evaluation sees whole images, and training must see no other shape. */
  private static void checkSize(AugmentationPart part, Shape input, Problems problems) {
    List<Integer> image = input.sizes().subList(1, 3);
    if (part.instance().find("size").isPresent()
        && !part.instance().integers("size").equals(image)) {
      problems.error(
          part.place("size"),
          "size must be %s, that of the images, which evaluation sees whole; not %s"
              .formatted(image, part.instance().integers("size")));
    }
  }

  /** A mirrored image goes as far as the image does. */
  private static void checkPadding(AugmentationPart part, Shape input, Problems problems) {
    Optional<Value> padding = part.instance().find("padding");
    if (padding.isEmpty()) {
      return;
    }
    String mode = part.instance().text("padding_mode");
    int shared = mode.equals("reflect") ? 1 : 0;
    if (!mode.equals("reflect") && !mode.equals("symmetric")) {
      return;
    }
    List<Integer> sides = sides(part.instance(), padding.get());
    for (int i = 0; i < sides.size(); i++) {
      // A single number is for both directions, the first of a list for the width.
      int room = sides.size() == 1 ? Math.min(input.size(1), input.size(2)) : input.size(2 - i % 2);
      if (sides.get(i) > room - shared) {
        problems.error(
            part.place("padding"),
            "padding must be <= %d where padding_mode is %s, not %d"
                .formatted(room - shared, mode, sides.get(i)));
      }
    }
  }

  private static List<Integer> sides(Instance crop, Value padding) {
    return padding instanceof Value.ListOf
        ? crop.integers("padding")
        : List.of(crop.integer("padding"));
  }

  private static void checkChannels(AugmentationPart part, Shape input, Problems problems) {
    for (String parameter : BY_CHANNEL) {
      part.instance()
          .find(parameter)
          .filter(
              value -> value instanceof Value.ListOf list && list.items().size() != input.size(0))
          .ifPresent(
              value ->
                  problems.error(
                      part.place(parameter),
                      "%s must have %d numbers, one for each of the channels, not %d"
                          .formatted(
                              parameter, input.size(0), ((Value.ListOf) value).items().size())));
    }
  }
}
