package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureMessageTest {

  @Test
  void whatHasNoMessageIsCalledByItsName() {
    RuntimeException thrown = FailureMessage.of(new StackOverflowError()).thrown();
    assertThat(thrown)
        .hasMessage("java.lang.StackOverflowError")
        .hasToString("java.lang.StackOverflowError");
  }
}
