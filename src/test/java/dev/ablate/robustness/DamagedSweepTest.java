package dev.ablate.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Database, journals, weights, checkpoints and data cache, each with a bit flipped or cut off. */
class DamagedSweepTest {
  private static final int SEEDS = 12;

  @Test
  void noDamageGivesAWrongNumber(@TempDir(factory = QuickFolder.class) Path folder)
      throws Exception {
    DamagedSweep sweep = new DamagedSweep(folder);
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(sweep.problems(seed)).isEmpty();
    }
    assertThat(sweep.ends()).hasSizeGreaterThanOrEqualTo(6);
  }
}
