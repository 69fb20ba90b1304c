package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.store.RunStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a store that is damaged. */
class StoreCommandTest {
  private final Path folder;
  private final TestConsole console;

  StoreCommandTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    console = new TestConsole(folder);
    TinySweep.writeTo(folder);
  }

  private Path database() {
    return folder.resolve(".ablate/ablate.mv.db");
  }

  @Test
  void aLostDatabaseIsNoticedAndMadeAnew() throws IOException {
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("ok, 2 trials and 1 run, ");
    console.run("trials", "tiny.exp");
    String trials = console.out();

    Files.delete(database());
    assertThat(console.run("store", "verify")).isEqualTo(Exit.STORE_DIFFERS);
    assertThat(console.out())
        .isEqualTo("database " + database() + " is missing; the next run makes it anew\n");
    assertThat(console.err()).startsWith("1 difference; ablate store rebuild ");
    console.run("trials", "tiny.exp");
    assertThat(console.out()).isEqualTo(trials);

    assertThat(console.run("store", "rebuild")).isEqualTo(Exit.OK);
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
  }

  @Test
  void aDamagedDatabaseIsNamedOnceWithWhatIsWrong() throws IOException {
    console.run("run", "tiny.exp");
    try (FileChannel file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
      file.truncate(6000);
    }
    assertThat(console.run("store", "verify")).isEqualTo(Exit.STORE_DIFFERS);
    assertThat(console.out())
        .startsWith("cannot open database " + folder.resolve(".ablate/ablate") + ": ")
        .endsWith("; the next run brings it up to date, or makes it anew\n")
        .doesNotContain("Possible solution", "ablate: /tmp/ablate")
        .hasLineCount(1);
  }

  @Test
  void lostWeightsAreNoticedWithWhatToDo() throws IOException {
    console.run("run", "tiny.exp");
    console.run("trials", "tiny.exp");
    String trials = console.out();
    try (Stream<Path> weights = Files.list(folder.resolve(".ablate/ablate.weights"))) {
      Files.delete(weights.findFirst().orElseThrow());
    }
    assertThat(console.run("store", "verify")).isEqualTo(Exit.STORE_DIFFERS);
    assertThat(console.out())
        .startsWith("the weights in ")
        .endsWith(
            ".safetensors are gone; run the trial's file with another --db to train it"
                + " again\n");
    assertThat(console.err()).isEqualTo("1 difference\n");
    assertThat(console.run("run", "tiny.exp")).isEqualTo(Exit.OK);
    console.run("trials", "tiny.exp");
    assertThat(console.out()).isEqualTo(trials);
  }

  @Test
  void aStoreThatARunHasIsLeftAlone() {
    RunStore held = RunStore.open(folder.resolve(".ablate/ablate"));
    try (held) {
      assertThat(console.run("store", "verify")).isEqualTo(Exit.MACHINE);
      assertThat(console.err()).contains("in use by process ");
      assertThat(console.run("store", "rebuild")).isEqualTo(Exit.MACHINE);
    }
  }

  @Test
  void whereNothingIsStoredNothingIsMade() {
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
    assertThat(console.run("store", "rebuild")).isEqualTo(Exit.USAGE);
    assertThat(folder.resolve(".ablate")).doesNotExist();
    assertThat(console.run("store", "rebuild", "--db", "none")).isEqualTo(Exit.USAGE);
    assertThat(console.err()).contains("nothing is stored in ").contains("none");
    assertThat(folder.toFile().list()).containsExactly("tiny.exp");
  }

  @Test
  void aStoreMayBeCalledByTheFileOfItsDatabase() {
    console.run("run", "tiny.exp");
    assertThat(console.run("store", "verify", "--db", ".ablate/ablate.mv.db")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("ok, 2 trials and 1 run, ");
  }
}
