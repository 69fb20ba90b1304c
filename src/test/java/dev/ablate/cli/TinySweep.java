package dev.ablate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code tiny.exp}: two trials of one epoch, for tests of all that stands around them. */
final class TinySweep {
  private static final String TEXT =
      """
      model mlp { Flatten Linear(classes) }
      experiment "Tiny" {
        data = Spirals(classes = 2)
        model = mlp()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr in {0.1, 0.2})
        epochs = 1
        batch_size = 128
      }
      """;

  private TinySweep() {}

  static void writeTo(Path folder) throws IOException {
    Files.writeString(folder.resolve("tiny.exp"), TEXT);
  }
}
