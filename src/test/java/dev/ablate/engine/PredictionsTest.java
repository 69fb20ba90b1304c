package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ablate.Networks;
import dev.ablate.Specs;
import dev.ablate.Trials;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.data.DataSources;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Predictions.Answers;
import dev.ablate.trial.Predictions.Confusion;
import dev.ablate.trial.Predictions.WorstRow;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the best weights predict agrees with what was measured of them in training. */
class PredictionsTest {

  /** The splits of a trial that was trained, with what it measured. */
  private record Looked(TrialRecord record, List<Predictions> splits) {
    Predictions split(String name) {
      return splits.stream().filter(split -> split.split().equals(name)).findFirst().orElseThrow();
    }

    double metric(String name) {
      return record.metrics().getOrDefault(name, Double.NaN);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void classesAreCountedAsTheirMetricsSay(boolean resident) throws IOException {
    DataSet data = Examples.images(Shape.of(3, 6, 6), 5);
    Looked looked =
        look(data, resident, "Flatten Linear(classes)", "metrics", "[\"accuracy\", \"recall\"]");

    assertThat(looked.splits()).extracting(Predictions::split).containsExactly("val", "test");
    for (String name : List.of("val", "test")) {
      Predictions split = looked.split(name);
      int right = split.answers().stream().mapToInt(Answers::right).sum();
      int wrong = split.confusions().stream().mapToInt(Confusion::rows).sum();
      double recall =
          split.answers().stream()
              .filter(answers -> answers.taken() + answers.actual() > 0)
              .mapToDouble(a -> a.actual() == 0 ? 0 : (double) a.right() / a.actual())
              .average()
              .orElseThrow();

      assertThat(right + wrong).isEqualTo(split.rows());
      assertThat((double) right / split.rows())
          .isCloseTo(looked.metric(name + "_accuracy"), within(1e-9));
      assertThat(recall).isCloseTo(looked.metric(name + "_recall"), within(1e-9));
      assertThat(split.confusions())
          .isSortedAccordingTo(Comparator.comparingInt(Confusion::rows).reversed())
          .noneMatch(pair -> pair.actual() == pair.taken());
      for (int i = 0; i < 5; i++) {
        int label = i;
        Answers answers = split.answers().get(i);
        assertThat(
                split.confusions().stream()
                    .filter(pair -> pair.actual() == label)
                    .mapToInt(Confusion::rows)
                    .sum())
            .isEqualTo(answers.actual() - answers.right());
      }
    }
    Predictions validation = looked.split("val");
    assertThat(validation.names()).containsExactly("0", "1", "2", "3", "4");
    assertThat(validation.worst())
        .hasSize(12)
        .isSortedAccordingTo(Comparator.comparingDouble(WorstRow::loss).reversed());
    WorstRow worst = validation.worst().get(0);
    assertThat(colour(worst.picture()))
        .isEqualTo(
            IntStream.range(0, 3)
                .map(channel -> (int) Math.round(255 * pixel(data, worst.row(), channel)))
                .boxed()
                .toList());
  }

  @Test
  void numbersHaveTheirWorstRowsAlone() {
    Looked looked = look(Examples.sums(8), true, "Linear(classes)", "loss", "MSELoss()");

    Predictions split = looked.split("val");
    assertThat(looked.splits()).hasSize(1);
    assertThat(split.task()).isEqualTo(Task.NUMBERS);
    assertThat(split.answers()).isEmpty();
    assertThat(split.confusions()).isEmpty();
    assertThat(split.worst())
        .hasSize(12)
        .allSatisfy(row -> assertThat(row.target()).hasSize(2))
        .allSatisfy(row -> assertThat(row.picture()).isEmpty());
    assertThat(split.worst().get(0).loss()).isGreaterThan(looked.metric("val_loss"));
  }

  @Test
  void labelsAreCountedAsTheirMetricsSay(@TempDir Path folder) throws IOException {
    String rows =
        IntStream.range(0, 80)
            .mapToObj(i -> i % 7 + "," + i % 5 + "," + i % 2 + "," + (i % 7 > i % 5 ? 1 : 0))
            .collect(Collectors.joining("\n", "a,b,odd,more\n", "\n"));
    Files.writeString(folder.resolve("rows.csv"), rows);
    String written = "Csv(\"rows.csv\", target = [\"odd\", \"more\"], validation = 0.5)";
    Instance csv = (Instance) Specs.value(written);
    DataSet data = new DataSources(folder).open(csv, Task.LABELS).load();
    Looked looked =
        look(
            data,
            true,
            "Linear(classes)",
            "loss",
            "BCEWithLogitsLoss()",
            "data",
            written,
            "metrics",
            "[\"precision\"]");

    Predictions split = looked.split("val");
    assertThat(split.names()).containsExactly("odd", "more");
    assertThat(split.confusions()).isEmpty();
    assertThat(
            split.answers().stream()
                .filter(answers -> answers.taken() + answers.actual() > 0)
                .mapToDouble(a -> a.taken() == 0 ? 0 : (double) a.right() / a.taken())
                .average()
                .orElseThrow())
        .isCloseTo(looked.metric("val_precision"), within(1e-9));
    assertThat(split.worst().get(0).loss()).isGreaterThan(looked.metric("val_loss"));
  }

  private static Looked look(DataSet data, boolean resident, String layers, String... written) {
    String[] common = {"batch_size", "16", "epochs", "3", "optimizer", "Adam(lr = 0.01)"};
    Trial trial =
        Trials.trial(
            Networks.of(layers, data.info()),
            data.info(),
            Trials.settings(Stream.of(common, written).flatMap(Stream::of).toArray(String[]::new)));
    Recorder recorder = new Recorder(Long.MAX_VALUE);
    TrialRecord record = Recorder.train(data, List.of(trial), recorder).get(0);
    try (ArrayTrainer trainer =
        new ArrayTrainer(
            "cpu", t -> data, Clock.systemUTC(), ArrayTrainer.PAUSE, info -> resident)) {
      return new Looked(record, trainer.predict(trial, recorder.best(trial)));
    }
  }

  /** The first pixel of a picture. */
  private static List<Integer> colour(String picture) throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(picture)));
    int rgb = image.getRGB(0, 0);
    return List.of(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
  }

  private static double pixel(DataSet data, int row, int channel) {
    return data.validation().features().value(row * 108L + channel * 36L);
  }
}
