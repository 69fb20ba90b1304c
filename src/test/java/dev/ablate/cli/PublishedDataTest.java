package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.data.ImageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a user with published data sets, from small files of their formats. */
class PublishedDataTest {
  private final Path folder;
  private final TestConsole console;

  PublishedDataTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @Test
  void trainsOnFilesOfCifar100() throws IOException {
    byte[] archive = ImageFiles.archive("cifar-100-binary", ImageFiles.cifar100(200, 20));
    ImageFiles.write(folder.resolve("data"), Map.of("cifar-100-binary.tar.gz", archive));
    write("Cifar100(\"data\")");
    assertThat(console.run("run", "x.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("trials", "x.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("done", "test_accuracy");
  }

  @Test
  void trainsOnFilesOfMnist() throws IOException {
    ImageFiles.write(folder.resolve("data"), ImageFiles.mnist(60, 20));
    write("Mnist(\"data\", validation = 10, normalize = [[0.1307], [0.3081]])");
    assertThat(console.run("run", "x.exp", "--quiet")).isEqualTo(Exit.OK);
    assertThat(console.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cifar10", "Cifar100", "Mnist", "FashionMnist"})
  void plansWithoutFilesAndFetchesNone(String name) throws IOException {
    write(name + "(\"data\")");
    assertThat(console.run("check", "x.exp")).isEqualTo(Exit.OK);
    assertThat(console.run("plan", "x.exp")).isEqualTo(Exit.OK);
    assertThat(console.out()).contains("1 to run");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void refusesAHostileArchiveAtItsPlace() throws IOException {
    Files.write(
        folder.resolve("x.tar.gz"), ImageFiles.archive("../evil", ImageFiles.cifar100(200, 20)));
    write("Cifar100(\"x.tar.gz\")");
    assertThat(console.run("check", "x.exp")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err())
        .contains("x.exp:3:10: error: x.tar.gz holds '../evil/', which points out of the archive");
  }

  private void write(String data) throws IOException {
    Files.writeString(
        folder.resolve("x.exp"),
        """
        model linear { Flatten Linear(classes) }
        experiment "Published" {
          data = %s
          model = linear()
          loss = CrossEntropyLoss()
          optimizer = SGD(lr = 0.01)
          epochs = 1
          batch_size = 32
        }
        """
            .formatted(data));
  }
}
