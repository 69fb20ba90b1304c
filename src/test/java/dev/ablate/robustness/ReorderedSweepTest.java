package dev.ablate.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReorderedSweepTest {
  @Test
  void orderWidthAndNumberOfWorkersChangeNoBit(@TempDir(factory = QuickFolder.class) Path folder)
      throws Exception {
    ReorderedSweep sweep = new ReorderedSweep(folder);
    for (long seed = 1; seed <= 3; seed++) {
      assertThat(sweep.problems(seed)).isEmpty();
    }
  }
}
