package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Crops and flips of a known image, two rows of three pixels. */
class CropAndFlipTest {
  private static final float[] IMAGE = {1, 2, 3, 4, 5, 6};

  @ParameterizedTest
  @CsvSource({
    "constant, 9 9 9 9 1 2",
    "edge, 1 1 2 1 1 2",
    "reflect, 5 4 5 2 1 2",
    "symmetric, 1 1 2 1 1 2"
  })
  void aCropBeginsWhereTheDrawSays(String mode, String expected) {
    String crop = "[RandomCrop([2, 3], padding = 1, fill = 9, padding_mode = " + mode + ")]";
    try (Augmented augmented = Augmented.of(crop, 1, 2, 3)) {
      assertThat(augmented.apply(IMAGE, new float[] {-1, -1})).containsExactly(floats(expected));
    }
  }

  @Test
  void eachImageIsCroppedAtItsOwnPlaceAndFilledByChannel() {
    String crop = "[RandomCrop([2, 3], padding = 2, fill = [7, 8])]";
    try (Augmented augmented = Augmented.of(crop, 2, 2, 3)) {
      float[] two = new float[24];
      for (int i = 0; i < two.length; i++) {
        two[i] = i;
      }
      assertThat(augmented.apply(two, new float[] {1, 0}, new float[] {0, -2}))
          .containsExactly(floats("3 4 5 7 7 7 9 10 11 8 8 8  7 7 12 7 7 15 8 8 18 8 8 21"));
    }
  }

  @Test
  void paddingOfEachSideBoundsThePlaces() {
    try (Augmented augmented =
        Augmented.of("[RandomCrop([2, 3], padding = [1, 0, 2, 3])]", 1, 2, 3)) {
      List<float[]> places = augmented.draws(1, 500);
      assertThat(column(places, 0)).containsExactlyInAnyOrder(0f, 1f, 2f, 3f);
      assertThat(column(places, 1)).containsExactlyInAnyOrder(-1f, 0f, 1f, 2f);
    }
  }

  @Test
  void flipsAreMirrors() {
    try (Augmented augmented =
        Augmented.of("[RandomHorizontalFlip(), RandomVerticalFlip()]", 1, 2, 3)) {
      assertThat(augmented.apply(IMAGE, new float[] {0, 0})).containsExactly(IMAGE);
      assertThat(augmented.apply(IMAGE, new float[] {1, 0})).containsExactly(floats("3 2 1 6 5 4"));
      assertThat(augmented.apply(IMAGE, new float[] {1, 1})).containsExactly(floats("6 5 4 3 2 1"));
    }
  }

  @Test
  void flipsHappenAsOftenAsTheirProbabilitySays() {
    try (Augmented augmented =
        Augmented.of("[RandomHorizontalFlip(p = 0.2), RandomVerticalFlip(p = 1)]", 1, 2, 3)) {
      List<float[]> draws = augmented.draws(1, 1000);
      assertThat(draws.stream().filter(row -> row[0] == 1).count()).isBetween(150L, 250L);
      assertThat(column(draws, 1)).containsExactly(1f);
    }
  }

  @Test
  void channelsThatLieLastAreTreatedAlike() {
    String list = "[RandomCrop(3, padding = 1, fill = [7, 8]), RandomHorizontalFlip()]";
    float[] image = floats("0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17");
    try (Augmented first = Augmented.of(list, 2, 3, 3);
        Augmented last =
            new Augmented(list, "MaxPool2d(1) Flatten Linear(classes)", Shape.of(2, 3, 3))) {
      float[] draw = {1, -1, 1};
      assertThat(last.apply(image, draw)).containsExactly(first.apply(image, draw));
    }
  }

  private static List<Float> column(List<float[]> rows, int column) {
    return rows.stream().map(row -> row[column]).distinct().toList();
  }

  private static float[] floats(String text) {
    String[] words = text.trim().split(" +");
    float[] values = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      values[i] = Float.parseFloat(words[i]);
    }
    return values;
  }
}
