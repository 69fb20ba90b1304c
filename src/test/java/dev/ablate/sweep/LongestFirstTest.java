package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.ArrayWidth;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.Trial;
import dev.ablate.trial.Unheard;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several trainers begin the longest arrays of a seed first; one keeps the plan's order. */
@Timeout(60)
class LongestFirstTest {
  private static final OptionalInt ONE_BY_ONE = OptionalInt.of(1);
  private static final List<Integer> EPOCHS = List.of(1, 2, 3, 4, 9);

  private final MemoryStore store = new MemoryStore();

  /** One that differs from others of as many epochs by its rate. */
  private static Cell cell(int epochs, double rate, long seed, int width) {
    Settings settings = SampleExperiments.cell("", rate, seed).settings();
    settings = SampleTrials.with(settings, "epochs", new Value.Int(epochs));
    return SampleExperiments.cell("", Map.of(), settings, width);
  }

  private static Experiment experiment(long... seeds) {
    return SampleExperiments.experiment(
        Arrays.stream(seeds)
            .boxed()
            .flatMap(seed -> EPOCHS.stream().map(epochs -> cell(epochs, 1, seed, 2)))
            .toList());
  }

  private Plan plan(Experiment experiment) {
    return new Planner(ONE_BY_ONE, false).plan(experiment, store);
  }

  private static int[] order(Plan plan) {
    return new LongestFirst(plan).order();
  }

  @Test
  void seedsStayInTheirOrder() {
    assertThat(order(plan(experiment(7, 3)))).containsExactly(4, 3, 2, 1, 0, 9, 8, 7, 6, 5);
  }

  @Test
  void largerNetworksTakeLongerAndEqualOnesStayInTheirOrder() {
    Experiment experiment =
        SampleExperiments.experiment(
            List.of(cell(2, 1, 1, 2), cell(2, 2, 1, 2), cell(1, 1, 1, 9), cell(2, 3, 1, 2)));
    assertThat(order(plan(experiment))).containsExactly(2, 0, 1, 3);
  }

  @Test
  void whereAllWereMeasuredThatCounts() {
    Experiment experiment =
        SampleExperiments.experiment(List.of(cell(2, 1, 1, 9), cell(2, 1, 1, 2)));
    save(experiment.cells().get(1), 4);
    assertThat(order(plan(experiment))).containsExactly(0, 1);
    save(experiment.cells().get(0), 3);
    assertThat(order(plan(experiment))).containsExactly(1, 0);
  }

  private void save(Cell cell, double seconds) {
    List<ArrayWidth.Cost> costs =
        List.of(new ArrayWidth.Cost(1, seconds, 0), new ArrayWidth.Cost(2, 1, 0));
    Trial trial = Trial.of(cell);
    store.save(plan(experiment(1)).widths().on("cpu").now(trial, 2, costs, OptionalInt.empty()));
  }

  @Test
  void oneTrainerKeepsThePlansOrder() {
    PretendTrainer trainer = new PretendTrainer();
    new Runner(List.of(trainer), store, new Unheard(), String::valueOf).run(plan(experiment(1)));
    assertThat(trainer.trained)
        .extracting(trial -> trial.settings().epochs())
        .containsExactlyElementsOf(EPOCHS);
  }

  /** The plan's order would leave the nine epochs to one trainer when six have been made. */
  @Test
  void noTrainerIsIdleAtTheEnd() {
    List<PretendTrainer> trainers = Stream.generate(PretendTrainer::new).limit(2).toList();
    Clocks clocks = new Clocks(trainers, EPOCHS.size());
    trainers.forEach(trainer -> trainer.before = listener -> clocks.train(trainer));
    Plan plan = plan(experiment(1));
    assertThat(new Runner(trainers, store, new Unheard(), String::valueOf).run(plan).done())
        .isEqualTo(EPOCHS.size());
    assertThat(clocks.all()).containsExactlyInAnyOrder(9, 10);
  }

  /** What time it is for each trainer, an epoch being an hour; the one that is behind goes on. */
  private static final class Clocks {
    private final Map<PretendTrainer, Integer> hours = new HashMap<>();
    private int waiting;

    Clocks(List<PretendTrainer> trainers, int arrays) {
      trainers.forEach(trainer -> hours.put(trainer, 0));
      this.waiting = arrays;
    }

    synchronized void train(PretendTrainer trainer) {
      Trial last = trainer.trained.get(trainer.trained.size() - 1);
      hours.merge(trainer, last.settings().epochs(), Integer::sum);
      waiting--;
      notifyAll();
      try {
        while (waiting > 0 && isAhead(trainer)) {
          wait();
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    private boolean isAhead(PretendTrainer trainer) {
      return all().stream().anyMatch(hour -> hour < hours.getOrDefault(trainer, 0));
    }

    synchronized List<Integer> all() {
      return List.copyOf(hours.values());
    }
  }
}
