package dev.ablate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A sweep of four trials in two arrays with some seconds to train, in a folder of its own. */
record LongSweep(Path folder) {
  private static final String FILE =
      """
      model mlp { Flatten Linear(16) BatchNorm1d ReLU Dropout(0.2) Linear(classes) }
      model cnn { Conv2d(3, 3) BatchNorm2d ReLU Flatten Linear(classes) }
      experiment "Long" {
        data = Shapes(train = 90, test = 20, classes = 2, size = 8, validation = 20)
        model in {mlp, cnn}
        loss = CrossEntropyLoss()
        optimizer in {Adam(lr = 0.01), SGD(lr = 0.1, momentum = 0.9)}
        schedule = ReduceLROnPlateau(patience = 2)
        epochs = 16
        batch_size = 16
        retries = 9
      }
      """;

  LongSweep {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("long.exp"), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many were written so far. */
  long checkpoints() {
    return journals().stream()
        .flatMap(String::lines)
        .filter(line -> line.contains("{\"checkpoint\":"))
        .count();
  }

  /** What the journals of all trials hold. */
  List<String> journals() {
    Path journals = folder.resolve(".ablate/ablate.journals");
    if (!Files.isDirectory(journals)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(journals)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has come to. */
  StoredResults results() throws IOException {
    return StoredResults.of(folder, "long.exp");
  }
}
