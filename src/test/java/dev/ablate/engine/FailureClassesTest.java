package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.EngineException;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.data.DataException;
import dev.ablate.data.DataSet;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailureClassesTest {
  private static final DataSet DIGITS = Examples.images(Shape.of(1, 6, 6), 5);

  private static RuntimeException of(String saidByLibtorch) {
    return FailureClasses.of(new TrainingException(new EngineException(saidByLibtorch)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA error: device-side assert triggered",
        "CUDA error: unspecified launch failure\nCUDA kernel errors might be reported later",
        "CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm`",
        "cuDNN error: CUDNN_STATUS_MAPPING_ERROR",
      })
  void aDeviceThatNoLongerAnswersEndsTheSweep(String said) {
    RuntimeException failure = of(said);
    assertThat(failure).isInstanceOf(SweepFailure.class);
    assertThat(((SweepFailure) failure).kind()).isEqualTo(SweepFailure.Kind.DEVICE);
    assertThat(failure.getMessage()).contains("no longer answers").doesNotContain("\n");
  }

  @Test
  void memoryThatRunsOutIsTheTrialsOwn() {
    assertThat(of("CUDA out of memory. Tried to allocate 2.00 GiB"))
        .isInstanceOf(MemoryException.class);
  }

  @Test
  void whatIsNotKnownStaysWhatItIs() {
    assertThat(of("mat1 and mat2 shapes cannot be multiplied"))
        .isInstanceOf(TrainingException.class);
    IllegalStateException own = new IllegalStateException("own");
    assertThat(FailureClasses.of(own)).isSameAs(own);
  }

  @Test
  void dataThatCannotBeReadAnyMoreEndTheSweep() {
    assertThatThrownBy(() -> train(new DataException("train.csv:3: no number")))
        .isInstanceOf(SweepFailure.class)
        .hasMessage("train.csv:3: no number");
    assertThatThrownBy(
            () -> train(new UncheckedIOException(new IOException("a.bin: Input/output error"))))
        .isInstanceOf(SweepFailure.class)
        .hasMessageContaining("can no longer be read")
        .hasMessageContaining("a.bin");
  }

  /** Trains on data that fail so when they are loaded. */
  private static void train(RuntimeException failure) {
    Trial trial =
        Trials.trial(
            Networks.of("Flatten Linear(classes)", DIGITS.info()),
            DIGITS.info(),
            Trials.settings("optimizer", "SGD(lr = 0.1)", "batch_size", "32"));
    try (ArrayTrainer trainer =
        new ArrayTrainer(
            "cpu",
            t -> {
              throw failure;
            },
            Clock.systemUTC(),
            ArrayTrainer.PAUSE)) {
      trainer.train(List.of(trial), new Recorder(1));
    }
  }

  @Test
  void tryingOutTellsNothingAndFailsAsTrainingDoes() {
    Trial trial =
        Trials.trial(
            Networks.of("Conv2d(4, 3) BatchNorm2d ReLU Flatten Linear(classes)", DIGITS.info()),
            DIGITS.info(),
            Trials.settings("optimizer", "AdamW(lr = 0.1)", "batch_size", "500"));
    try (ArrayTrainer trainer =
        new ArrayTrainer("cpu", t -> DIGITS, Clock.systemUTC(), ArrayTrainer.PAUSE)) {
      assertThat(trainer.tryOut(List.of(trial, trial))).isPositive();
    }
  }
}
