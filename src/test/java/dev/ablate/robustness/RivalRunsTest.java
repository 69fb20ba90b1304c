package dev.ablate.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class RivalRunsTest {
  @RepeatedTest(2)
  void ofTwoRunsAtOnceOneWorksAndTheOtherNamesIt(@TempDir Path folder) throws Exception {
    assertThat(RivalRuns.inThreads(SmallSweep.in(folder)).problems()).isEmpty();
  }
}
