package dev.ablate.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> KNOWN =
      List.of("lr", "betas", "eps", "weight_decay", "momentum", "AdamW", "Adam", "SGD");

  @ParameterizedTest
  @CsvSource({
    "weight_deacy, weight_decay",
    "weigth_decay, weight_decay",
    "weightdecay, weight_decay",
    "momentun, momentum",
    "adamw, AdamW",
    "adam, Adam",
    "sgd, SGD",
    "rl, lr",
    "betta, betas",
    "weight, weight_decay",
    "Mome, momentum"
  })
  void aSlipFindsTheNameThatWasMeant(String word, String meant) {
    assertThat(Nearest.to(word, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"l", "dropout", "xyz", "weights_of", "beta_two", "be", "AdamWithDecay"})
  void aWordThatIsFarFromAllFindsNone(String word) {
    assertThat(Nearest.to(word, KNOWN)).isEmpty();
    assertThat(Nearest.hint(word, KNOWN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, 0",
    "abc, acb, 1",
    "abc, bc, 1",
    "abc, xabc, 1",
    "abc, axc, 1",
    "ca, abc, 3"
  })
  void editsAreCounted(String from, String to, int edits) {
    assertThat(Nearest.distance(from, to)).isEqualTo(edits);
    assertThat(Nearest.distance(to, from)).isEqualTo(edits);
  }

  @Test
  void theHintEndsAMessage() {
    assertThat(Nearest.hint("momentun", KNOWN)).isEqualTo("; did you mean 'momentum'?");
  }
}
