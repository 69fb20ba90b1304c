package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.engine.ArrayTrainer;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.PassingListener;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WaitingTrials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on a GPU, for which a CPU passes: how convolutions are computed is found, kept and said.
 */
class ConvolutionsOnGpuTest {
  /** Six trials that would take hours, if their rates did not make them diverge at once. */
  private static final String FILE =
      """
      model cnn() { Conv2d(3, kernel_size = 3) ReLU Flatten Linear(classes) }
      experiment "Wild" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8)
        model = cnn()
        loss = CrossEntropyLoss()
        optimizer = SGD(lr in {1e30, 2e30, 3e30})
        epochs = 10000000
        batch_size = 16
        seed in 1..2
      }
      """;

  private static final String TIMED =
      "at most (1|2|4|16) trials? in an array, .*; convolutions (row by row|grouped|grouped,"
          + " channels last|unfold and batched product), measured 20\\d\\d-\\d\\d-\\d\\d on cuda:0"
          + " of 4 at once: row by row → [\\d,.]+; grouped → [\\d,.]+; grouped, channels last →"
          + " [\\d,.]+; unfold and batched product → [\\d,.]+ updates/s";

  private final TestConsole console;
  private final Path folder;

  ConvolutionsOnGpuTest(@TempDir Path folder) {
    this.folder = folder;
    this.console =
        new TestConsole(
            folder,
            (plan, preparation, pause) ->
                number ->
                    new Pretended(
                        new ArrayTrainer("cpu", preparation.data()::of, Clock.systemUTC(), pause)));
  }

  /** A trainer that says that it is a GPU. */
  private record Pretended(ArrayTrainer real) implements TrialTrainer {
    @Override
    public String device() {
      return "cuda:0";
    }

    @Override
    public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
      real.resume(array, waiting, new OnGpu(listener));
    }

    @Override
    public double tryOut(List<Trial> array) {
      return real.tryOut(array);
    }

    @Override
    public StepCost cost(List<Trial> array) {
      return real.cost(array);
    }

    @Override
    public int largestBatchSize(List<Trial> array, IntConsumer fits) {
      return real.largestBatchSize(array, fits);
    }

    @Override
    public Map<String, Double> measure(Trial trial, Checkpoint weights) {
      return real.measure(trial, weights);
    }

    @Override
    public List<Predictions> predict(Trial trial, Checkpoint weights) {
      return real.predict(trial, weights);
    }

    @Override
    public void close() {
      real.close();
    }
  }

  /** What a trainer on a GPU tells. */
  private static final class OnGpu extends PassingListener {
    OnGpu(TrialListener real) {
      super(real);
    }

    @Override
    public void happened(Trial trial, TrialEvent event) {
      super.happened(
          trial,
          event instanceof TrialEvent.Started s
              ? new TrialEvent.Started(s.time(), s.attempt(), "cuda:0", s.versions(), s.from())
              : event);
    }
  }

  private String plan(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "plan";
    arguments[1] = "wild.exp";
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(console.run(arguments)).isEqualTo(Exit.OK);
    return console.out().lines().filter(line -> line.contains("in an array")).findFirst().get();
  }

  private List<String> kept() throws IOException {
    return Files.readAllLines(folder.resolve(".ablate/ablate.widths.jsonl"));
  }

  @Test
  void aRunTimesThemOnceAndPlansAndProgramsShowWhatItFound() throws IOException {
    Files.writeString(folder.resolve("wild.exp"), FILE);
    assertThat(plan("--device", "cuda")).endsWith("; convolutions not timed yet");
    console.run("run", "wild.exp", "--quiet");
    List<String> found = kept();
    assertThat(found).isNotEmpty();
    Files.writeString(folder.resolve("wild.exp"), FILE.replace("3e30", "3e30, 4e30"));
    assertThat(plan()).matches(TIMED);
    showsTheProgramOf(plan().replaceAll(".*; convolutions (.*), measured .*", "$1"));
    assertThat(plan("--device", "cuda")).matches(TIMED);
    assertThat(plan("--device", "cpu")).doesNotContain("convolutions");
    assertThat(plan("--array", "2")).contains("as --array says; convolutions ");
    console.run("run", "wild.exp", "--quiet");
    assertThat(kept()).isEqualTo(found);
  }

  private void showsTheProgramOf(String way) {
    String journal = folder.resolve(".ablate/ablate.journals").toFile().list()[0];
    assertThat(console.run("show", journal.substring(0, 16), "--program")).isEqualTo(Exit.OK);
    assertThat(console.out().contains("torch.im2col"))
        .isEqualTo(way.equals("unfold and batched product"));
    assertThat(console.out().contains("torch.contiguous(v"))
        .isEqualTo(List.of("grouped", "unfold and batched product").contains(way));
    assertThat(console.out().contains("for t in range(")).isEqualTo(way.equals("row by row"));
  }
}
