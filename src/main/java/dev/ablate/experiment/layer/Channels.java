package dev.ablate.experiment.layer;

import dev.ablate.catalog.Shape;
import java.util.List;

/**
 * The shapes that a layer takes, by what their dimensions are.
 *
 * @param words for messages
 * @param ranks of those shapes
 */
record Channels(String words, List<Integer> ranks) {
  static final Channels ANY =
      new Channels("[channels], [channels, length] or [channels, height, width]", List.of(1, 2, 3));
  static final Channels FLAT = new Channels("[features] or [channels, length]", List.of(1, 2));
  static final Channels SEQUENCES = new Channels("[channels, length]", List.of(2));
  static final Channels FEATURES = new Channels("[length, features]", List.of(2));
  static final Channels IMAGES = new Channels("[channels, height, width]", List.of(3));

  /** Refuses any other shape. */
  void check(Shape input) {
    if (!ranks.contains(input.rank())) {
      throw new ShapeException("needs " + words + ", not " + input);
    }
  }
}
