package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Specs;
import dev.ablate.Trials;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.data.DataSources;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.Unheard;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examples that are read as they are needed train as those that live on the device, bit for bit.
 */
class StreamedTrainingTest {
  private static final String CNN =
      "Conv2d(6, kernel_size = 3, padding = 1) BatchNorm2d ReLU AdaptiveAvgPool2d(2) Flatten"
          + " Dropout(0.2) Linear(classes)";
  private static final String MLP = "Flatten Linear(32) ReLU Linear(classes)";

  @Test
  void bytesOfImagesTrainTheSame() {
    assertSame(Examples.images(Shape.of(1, 6, 6), 5), CNN, "augment", "none");
  }

  @Test
  void augmentedImagesTrainTheSame() {
    assertSame(
        Examples.images(Shape.of(3, 6, 6), 3),
        CNN,
        "augment",
        "[RandomCrop(6, padding = 2), RandomHorizontalFlip()]");
  }

  @Test
  void numbersTrainTheSame() {
    assertSame(Examples.sums(8), "Linear(32) Tanh Linear(classes)", "loss", "MSELoss()");
  }

  @Test
  void pairsTrainTheSame() {
    Instance pairs =
        (Instance) Specs.value("Pairs(Shapes(train = 90, test = 20, classes = 3, size = 8))");

    assertSame(
        new DataSources(Path.of(".")).open(pairs, Task.PAIRS).load(),
        "Flatten Linear(32) ReLU Linear(4)",
        "loss",
        "ContrastiveLoss()");
  }

  @Test
  void imagesOfAFolderTrainTheSame(@TempDir Path folder) throws IOException {
    for (int i = 0; i < 60; i++) {
      BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
      int shade = i;
      IntStream.range(0, 81).forEach(p -> image.setRGB(p % 9, p / 9, (p * 3 + shade) * 0x30201));
      Path file = folder.resolve("birds/" + i % 3 + "/" + i + ".png");
      Files.createDirectories(file.resolveSibling(""));
      ImageIO.write(image, "png", file.toFile());
    }
    Instance birds = (Instance) Specs.value("ImageFolder(path = \"birds\", size = 8, test = 0.2)");

    assertSame(new DataSources(folder).open(birds, Task.CLASSES).load(), MLP, "batch_size", "7");
  }

  /** Trials of two seeds, one of which diverges and is looked into. */
  private static void assertSame(DataSet data, String layers, String... written) {
    List<Trial> trials =
        List.of(
            trial(data, layers, written, "SGD(lr = 0.05)", "1"),
            trial(data, layers, written, "SGD(lr = 1e30)", "1"),
            trial(data, layers, written, "Adam(lr = 0.01)", "2"));

    List<String> resident = events(data, trials, true);
    assertThat(events(data, trials, false)).isEqualTo(resident);
    assertThat(resident).anyMatch(event -> event.contains("test_loss") || event.contains("DONE"));
    assertThat(resident).anyMatch(event -> event.contains("DIVERGED"));
  }

  private static Trial trial(
      DataSet data, String layers, String[] written, String optimizer, String seed) {
    String[] common = {"batch_size", "16", "epochs", "3", "optimizer", optimizer, "seed", seed};
    return Trials.trial(
        Networks.of(layers, data.info()),
        data.info(),
        Trials.settings(Stream.of(common, written).flatMap(Stream::of).toArray(String[]::new)));
  }

  private static List<String> events(DataSet data, List<Trial> trials, boolean resident) {
    Told told = new Told();
    try (ArrayTrainer trainer =
        new ArrayTrainer(
            "cpu", trial -> data, Clock.systemUTC(), ArrayTrainer.PAUSE, info -> resident)) {
      trainer.train(trials, told);
    }
    return told.events;
  }

  /** All that was told of trials, without times. */
  private static final class Told extends Unheard {
    private final List<String> events = new ArrayList<>();

    @Override
    public void happened(Trial trial, TrialEvent event) {
      if (event instanceof TrialEvent.EpochEnded ended) {
        Map<String, Double> metrics = ended.epoch().metrics();
        events.add(trial.settings().optimizer() + " " + metrics);
      } else if (event instanceof TrialEvent.Finished end) {
        events.add(
            trial.settings().optimizer()
                + (" " + end.state() + " " + end.metrics() + " " + end.error()));
      }
    }
  }
}
