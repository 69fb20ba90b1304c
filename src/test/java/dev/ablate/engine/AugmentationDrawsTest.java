package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drawn for augmentations, and turns of a known image. */
class AugmentationDrawsTest {

  @ParameterizedTest
  @ValueSource(strings = {"nearest", "bilinear"})
  void aTurnByNinetyDegreesMovesEveryPixel(String interpolation) {
    String list = "[RandomRotation([90, 90], interpolation = " + interpolation + ")]";
    try (Augmented augmented = Augmented.of(list, 1, 3, 3)) {
      float[] image = {1, 2, 3, 4, 5, 6, 7, 8, 9};
      float[] turned = augmented.apply(image, augmented.draws(1, 1).get(0));
      assertThat(turned).containsExactly(new float[] {3, 6, 9, 2, 5, 8, 1, 4, 7}, within(2e-5f));
    }
  }

  @Test
  void piecesLieInTheImageAndHaveTheirSize() {
    String list = "[RandomResizedCrop([20, 30], scale = [0.2, 0.5], ratio = [0.5, 2])]";
    try (Augmented augmented = Augmented.of(list, 1, 20, 30)) {
      for (float[] piece : augmented.draws(1, 300)) {
        assertThat(piece[0]).isBetween(0f, 20 - piece[2]);
        assertThat(piece[1]).isBetween(0f, 30 - piece[3]);
        assertThat(piece[2] * piece[3] / 600).isBetween(0.17f, 0.54f);
        assertThat(piece[3] / piece[2]).isBetween(0.45f, 2.2f);
      }
    }
  }

  @Test
  void aPieceThatFitsNowhereIsTheLargestInTheMiddle() {
    String list = "[RandomResizedCrop([8, 30], scale = [1, 1], ratio = [1, 2])]";
    try (Augmented augmented = Augmented.of(list, 1, 8, 30)) {
      assertThat(augmented.draws(1, 1).get(0)).containsExactly(0, 7, 8, 16);
    }
  }

  @Test
  void rectanglesAreErasedAsOftenAsTheProbabilitySays() {
    try (Augmented augmented = Augmented.of("[RandomErasing(p = 0.3)]", 1, 20, 30)) {
      List<float[]> erased =
          augmented.draws(1, 1000).stream().filter(box -> box[2] > box[0]).toList();
      assertThat(erased).hasSizeBetween(240, 360);
      for (float[] box : erased) {
        assertThat(box[2]).isBetween(box[0] + 1, 20f);
        assertThat(box[3]).isBetween(box[1] + 1, 30f);
        assertThat((box[2] - box[0]) * (box[3] - box[1]) / 600).isBetween(0.01f, 0.37f);
      }
    }
  }

  @Test
  void anotherAugmentationInTheListDrawsApart() {
    try (Augmented one = Augmented.of("[RandomHorizontalFlip()]", 1, 4, 4);
        Augmented two =
            Augmented.of(
                "[RandomErasing(), RandomHorizontalFlip(), RandomHorizontalFlip()]", 1, 4, 4)) {
      List<Float> alone = one.draws(7, 50).stream().map(row -> row[0]).toList();
      assertThat(two.draws(7, 50)).extracting(row -> row[4]).isEqualTo(alone);
      assertThat(two.draws(7, 50)).extracting(row -> row[5]).isNotEqualTo(alone);
      assertThat(one.draws(8, 50)).extracting(row -> row[0]).isNotEqualTo(alone);
    }
  }
}
