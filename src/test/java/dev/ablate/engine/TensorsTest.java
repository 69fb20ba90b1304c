package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers are read without leaving copies behind. */
class TensorsTest {

  /** What lies in another order is copied before it is read, as is what lies on a GPU. */
  @Test
  void copiesThatReadingMakesAreClosed() {
    try (NDManager manager = PyTorch.open(Device.cpu());
        NDArray rows = manager.arange(12f).reshape(new Shape(2, 3, 2)).transpose(0, 2, 1)) {
      List<NDArray> before = manager.getManagedArrays();
      assertThat(Tensors.row(rows, 1)).containsExactly(6, 8, 10, 7, 9, 11);
      assertThat(Tensors.numbers(rows)).hasSize(12).startsWith(0, 2, 4, 1);
      assertThat(manager.getManagedArrays()).hasSameSizeAs(before);
    }
  }
}
