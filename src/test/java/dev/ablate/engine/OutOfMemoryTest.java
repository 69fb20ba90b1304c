package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutOfMemoryTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CUDA out of memory. Tried to allocate 20.00 GiB. GPU 0 has | out of memory (20.00 GiB were asked for)
          DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes. Error | out of memory (8 bytes were asked for)
          DefaultCPUAllocator: not enough memory: you tried to allocate 8 bytes. | out of memory (8 bytes were asked for)
          CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)` | out of memory
          cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED | out of memory
          CUDA error: out of memory | out of memory
          """)
  void isToldFromWhatLibtorchSays(String said, String told) {
    TrainingException thrown = new TrainingException(new EngineException(said));
    assertThat(OutOfMemory.of(thrown)).hasValueSatisfying(e -> assertThat(e).hasMessage(told));
  }

  @Test
  void isToldFromJavasError() {
    assertThat(OutOfMemory.of(new IllegalStateException(new OutOfMemoryError()))).isPresent();
  }

  @Test
  void isNotWhatElseGoesWrong() {
    assertThat(OutOfMemory.of(new IllegalStateException())).isEmpty();
    assertThat(OutOfMemory.of(new EngineException("shape '[2]' is invalid"))).isEmpty();
  }
}
