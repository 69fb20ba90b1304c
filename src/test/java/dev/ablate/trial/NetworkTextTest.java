package dev.ablate.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.catalog.Shape;
import org.junit.jupiter.api.Test;

class NetworkTextTest {

  @Test
  void oneArrayTakesAnyProbabilityOfDropoutLayers() {
    assertThat(shared("Dropout(0.0)")).isEqualTo(shared("Dropout(0.3)"));
  }

  @Test
  void dropoutWithinALayerIsOnOrOffInAllOfAnArray() {
    assertThat(shared("LSTM(4, 2, dropout = 0.1)"))
        .isEqualTo(shared("LSTM(4, 2, dropout = 0.3)"))
        .isNotEqualTo(shared("LSTM(4, 2)"));
    assertThat(shared("TransformerEncoderLayer(2, 8)"))
        .isEqualTo(shared("TransformerEncoderLayer(2, 8, dropout = 0.3)"))
        .isNotEqualTo(shared("TransformerEncoderLayer(2, 8, dropout = 0)"));
  }

  @Test
  void theWholeTextTellsEveryProbabilityApart() {
    assertThat(whole("LSTM(4, 2, dropout = 0.1)")).isNotEqualTo(whole("LSTM(4, 2, dropout = 0.3)"));
    assertThat(whole("Dropout(0.5)")).isEqualTo(whole("Dropout")).isNotEqualTo(whole("Dropout(0)"));
  }

  private static String shared(String layer) {
    return NetworkText.shared(Networks.layer(layer, Shape.of(3, 4)));
  }

  private static String whole(String layer) {
    return NetworkText.of(Networks.layer(layer, Shape.of(3, 4)));
  }
}
