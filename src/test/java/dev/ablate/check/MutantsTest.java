package dev.ablate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Mutants;
import dev.ablate.Mutants.Mutant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a file, it is checked or refused, never answered by an exception. */
class MutantsTest {
  private static final int MUTANTS = 5000;

  @Test
  void aChangedFileIsCheckedOrRefused(@TempDir Path folder) {
    Mutants mutants = new Mutants(20261122, "src/test/resources", "experiments", "docs");
    for (int i = 0; i < MUTANTS; i++) {
      Mutant mutant = mutants.next();
      MutantAnswer answer = MutantAnswer.to(mutant, folder.resolve("mutant.exp"));
      assertThat(answer.problem())
          .as(() -> new String(mutant.bytes(), StandardCharsets.UTF_8))
          .isEmpty();
    }
  }
}
