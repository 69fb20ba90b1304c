package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowFileTest {
  private static final DataProgress.Work UNHEARD = DataProgress.SILENT.begin("", "", 0);

  @Test
  void rowsAreTheSameWhateverTheSizeOfItsMaps(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("rows");
    RowFileWriter.write(path, 101, 7, (row, target) -> Arrays.fill(target, (byte) row), () -> {});
    byte[] row = new byte[7];
    for (int largest : new int[] {1, 7, 20, 100, 707, 1 << 20}) {
      RowFile file = RowFile.open(path, 101, 7, largest, UNHEARD).orElseThrow();
      for (int i = 0; i < 101; i++) {
        file.read(i, row);
        assertThat(row).containsOnly(i);
        assertThat(file.read(i, 6)).isEqualTo((byte) i);
      }
    }
  }

  @Test
  void isEmptyWhereItHoldsOtherRows(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("rows");
    RowFileWriter.write(path, 4, 6, (row, target) -> target[0] = 1, () -> {});

    assertThat(RowFile.open(path, 4, 6, UNHEARD)).isPresent();
    assertThat(RowFile.open(path, 5, 6, UNHEARD)).isEmpty();
    assertThat(RowFile.open(path, 2, 16, UNHEARD)).isEmpty();
  }
}
