package dev.ablate.sweep.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.ConvolutionStrategy;
import dev.ablate.trial.EpochRecord;
import dev.ablate.trial.MemoryException;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.SampleTrials;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.TrainingState;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.Unheard;
import dev.ablate.trial.WaitingTrials;
import dev.ablate.trial.WorkerLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training in another process is like training in this one, as long as that process lives. */
class WorkerTrainerTest {
  private static final String GPU = "cuda:7";
  private static final WorkerLimits LIMITS =
      new WorkerLimits(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(9));

  /** Of workers that end before they are ready. */
  private static final List<String> LAST_WORDS = List.of("insufficient memory", "no library");

  private final List<String> log = new ArrayList<>();

  @TempDir private Path folder;

  private WorkerTrainer trainer;

  /** A worker process with a trainer that does what seeds say. */
  static final class ScriptedWorker {
    public static void main(String[] arguments) {
      new WorkerLoop(
              System.in, System.out, ScriptedWorker::open, () -> Runtime.getRuntime().halt(0))
          .run();
    }

    /** Of those in a folder that lacks marks, each leaves one and ends. */
    private static WorkerLoop.Workplace open(WorkerSetup setup) {
      try {
        for (String words : LAST_WORDS) {
          if (Path.of(setup.folder(), words).toFile().createNewFile()) {
            System.err.println(words);
            Runtime.getRuntime().halt(5);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new WorkerLoop.Workplace(new ScriptedTrainer(setup.device()), ScriptedTrainer.cells());
    }
  }

  @BeforeEach
  void start() throws IOException {
    for (String words : LAST_WORDS) {
      Files.createFile(folder.resolve(words));
    }
    trainer = trainer(LIMITS);
  }

  @AfterEach
  void end() {
    trainer.close();
  }

  private WorkerTrainer trainer(WorkerLimits limits) {
    return trainer(limits, GPU);
  }

  private WorkerTrainer trainer(WorkerLimits limits, String device) {
    Map<String, Integer> cells = new LinkedHashMap<>();
    for (long seed = 1; seed <= ScriptedTrainer.NEEDS_TF32; seed++) {
      cells.put(trial(seed).fingerprint(), (int) seed - 1);
    }
    cells.put(another().fingerprint(), 0);
    WorkerCommand command = new WorkerCommand(ScriptedWorker.class.getName(), folder);
    WorkerSetup setup =
        new WorkerSetup("x.exp", "", List.of(), folder.toString(), "/", device, 0, 0);
    return new WorkerTrainer(command, setup, cells, limits, log::add);
  }

  private static Trial trial(long seed) {
    return Trial.of(ScriptedTrainer.cells().get((int) seed - 1));
  }

  private void train(long seed, TrialListener listener) {
    trainer.train(List.of(trial(seed)), listener);
  }

  /** How a trial goes on that was begun elsewhere and needs much memory. */
  private static TrialProgress begun(Trial trial) {
    TrainingState state =
        new TrainingState(
            Map.of("device", "cpu"),
            new TrialEvent.Reached(1, 77),
            3,
            List.of(0.1 + 0.2, Double.NaN, Double.POSITIVE_INFINITY),
            List.of(new NamedTensor("a", Shape.of(2), new float[] {-0f, Float.NaN})));
    List<EpochRecord> epochs =
        List.of(new EpochRecord(1, 0.1, Map.of("val_loss", Double.NaN), 0.2));
    Trial trained = trial.inParts(4).with(ConvolutionStrategy.UNFOLD);
    return new TrialProgress(trained, epochs, Optional.of(state), Optional.of("other"));
  }

  private static List<String> heard(TrialTrainer trainer) {
    Heard heard = new Heard();
    trainer.resume(List.of(begun(trial(ScriptedTrainer.TELLS_ALL))), joining(), heard);
    return heard.all();
  }

  /** One trial. */
  private static WaitingTrials joining() {
    List<TrialProgress> waiting =
        new ArrayList<>(List.of(TrialProgress.none(trial(ScriptedTrainer.JOINS))));
    return most -> {
      List<TrialProgress> taken = List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
      waiting.clear();
      return taken;
    };
  }

  @Test
  void trainsAsItWouldHere() {
    passesEverythingOnBitForBit();
    asksWhetherToStopOnceThoseThatJoinAreTrained();
    stopsWhenAskedTo();
    failsAsItWouldHereAndGoesOn();
  }

  private void passesEverythingOnBitForBit() {
    List<String> here = heard(new ScriptedTrainer(GPU));
    assertThat(here).hasSize(20).anyMatch(said -> said.endsWith("convolutions Optional[UNFOLD]"));
    assertThat(heard(trainer)).isEqualTo(here);
    ScriptedTrainer local = new ScriptedTrainer(GPU);
    List<Trial> array = List.of(trial(1), trial(2));
    assertThat(trainer.device()).isEqualTo(GPU);
    assertThat(trainer.tryOut(array)).isEqualTo(local.tryOut(array));
    assertThat(trainer.cost(array)).isEqualTo(local.cost(array));
    assertThat(trainer.largestBatchSize(array)).isEqualTo(128);
    assertThat(trainer.measure(trial(1), ScriptedTrainer.weights()))
        .isEqualTo(Map.of("sum", 7.0, "none", Double.NaN));
    assertThat(trainer.predict(trial(1), ScriptedTrainer.weights()))
        .isEqualTo(local.predict(trial(1), ScriptedTrainer.weights()));
    assertThat(log).isEmpty();
  }

  /** What has ended comes to the disk then: no later, for the next end would have to wait. */
  private void asksWhetherToStopOnceThoseThatJoinAreTrained() {
    List<String> order = new ArrayList<>();
    TrialListener listener =
        new Unheard() {
          @Override
          public void happened(Trial trial, TrialEvent event) {
            order.add(trial.settings().seed() + " " + event.getClass().getSimpleName());
          }

          @Override
          public boolean stopRequested() {
            order.add("stop?");
            return false;
          }
        };
    trainer.resume(
        List.of(TrialProgress.none(trial(ScriptedTrainer.TELLS_ALL))), joining(), listener);
    assertThat(order)
        .containsSubsequence(
            "stop?", "1 Started", "1 Finished", "stop?", "2 Started", "2 Finished");
  }

  @Test
  void hasAThirdChanceToStart() throws IOException {
    trainer.close();
    for (String words : LAST_WORDS) {
      Files.delete(folder.resolve(words));
    }
    trainer =
        trainer(
            new WorkerLimits(
                Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(9)));
    assertThat(trainer.device()).isEqualTo(GPU);
    assertThat(folder).isDirectoryContaining("glob:**/no library");
  }

  private void failsAsItWouldHereAndGoesOn() {
    Heard heard = new Heard();
    assertThatThrownBy(() -> train(ScriptedTrainer.LACKS_DATA, heard))
        .isInstanceOfSatisfying(
            SweepFailure.class, e -> assertThat(e.kind()).isEqualTo(SweepFailure.Kind.DATA))
        .hasMessage("no data");
    assertThatThrownBy(() -> train(ScriptedTrainer.LACKS_MEMORY, heard))
        .isInstanceOf(MemoryException.class)
        .hasMessage("too large");
    assertThatThrownBy(() -> train(ScriptedTrainer.IS_WRONG, heard))
        .hasToString("java.lang.IllegalStateException: wrong")
        .hasMessage("wrong")
        .hasStackTraceContaining("at dev.ablate.sweep.worker.ScriptedTrainer.train(Scripted")
        .hasStackTraceContaining("Caused by: java.io.IOException: inside");
    ProcessHandle before = worker();
    assertThatThrownBy(() -> trainer.tryOut(List.of(another())))
        .isInstanceOf(SweepFailure.class)
        .hasMessageContaining("has changed since the run began");
    train(ScriptedTrainer.JOINS, heard);
    assertThat(heard.all()).hasSize(9);
    assertThat(worker()).isEqualTo(before);
  }

  /** It is of no cell. */
  private static Trial another() {
    return SampleTrials.trial(99L);
  }

  private ProcessHandle worker() {
    int worker = trainer.largestBatchSize(List.of(trial(ScriptedTrainer.GIVES_ITS_PROCESS)));
    return ProcessHandle.of(worker).orElseThrow();
  }

  @Test
  void tf32HasAProcessOfItsOwnOnAGpu() {
    ProcessHandle first = worker();
    assertThat(told(ScriptedTrainer.TELLS_OF_TF32)).isEqualTo(ScriptedTrainer.WITHOUT_TF32);
    assertThat(worker()).isEqualTo(first);
    assertThat(told(ScriptedTrainer.NEEDS_TF32)).isEqualTo(ScriptedTrainer.WITH_TF32);
    assertThat(first.isAlive()).isFalse();
    assertThat(told(ScriptedTrainer.TELLS_OF_TF32)).isEqualTo(ScriptedTrainer.WITHOUT_TF32);
  }

  /** A listener that is asked has on the disk what ended before; starting takes seconds. */
  @Test
  void asksWhetherToStopBeforeAnotherProcessStarts() {
    ProcessHandle first = worker();
    List<Boolean> alive = new ArrayList<>();
    TrialListener listener =
        new Unheard() {
          @Override
          public boolean stopRequested() {
            return alive.add(first.isAlive());
          }
        };
    train(ScriptedTrainer.NEEDS_TF32, listener);
    assertThat(alive).containsExactly(true);
    assertThat(worker()).isEqualTo(first);
  }

  @Test
  void onACpuTf32NeedsNone() {
    trainer.close();
    trainer = trainer(LIMITS, "cpu");
    ProcessHandle first = worker();
    assertThat(told(ScriptedTrainer.NEEDS_TF32)).isEqualTo(ScriptedTrainer.WITHOUT_TF32);
    assertThat(worker()).isEqualTo(first);
  }

  private int told(long seed) {
    return trainer.largestBatchSize(List.of(trial(seed)));
  }

  private void stopsWhenAskedTo() {
    Heard heard = new Heard();
    heard.stop();
    train(ScriptedTrainer.WAITS_FOR_A_STOP, heard);
    assertThatThrownBy(() -> train(ScriptedTrainer.LACKS_MEMORY, new Heard()))
        .isInstanceOf(MemoryException.class);
  }

  @Test
  void saysHowItWasLostAndStartsAnother() {
    assertLost(ScriptedTrainer.EXITS, "the worker process ended with exit code 3");
    assertLost(
        ScriptedTrainer.TALKS_BETWEEN, "the worker process sent what is no message and was ended");
    assertLost(ScriptedTrainer.CRASHES, "the worker process crashed (SIGSEGV)");
    assertThat(folder).isDirectoryContaining("glob:**/crash-*.log");
    assertThat(worker().destroyForcibly()).isTrue();
    assertLost(ScriptedTrainer.WAITS_FOR_A_STOP, "the worker process was ended by signal 9");
  }

  @Test
  void aBatchSizeThatEndsTheProcessDoesNotFit() {
    Trial lacking = trial(ScriptedTrainer.LACKS_MEMORY);
    List<Integer> fits = new ArrayList<>();
    assertThat(trainer.largestBatchSize(List.of(lacking, trial(1), trial(2)), fits::add))
        .isEqualTo(64);
    assertThat(fits).containsExactly(32, 64);
    assertThatThrownBy(() -> trainer.largestBatchSize(List.of(lacking)))
        .isInstanceOf(MemoryException.class);
  }

  private void assertLost(long seed, String message) {
    assertThatThrownBy(() -> train(seed, new Heard()))
        .isInstanceOf(WorkerLostException.class)
        .hasMessage(message);
  }

  @Test
  void isLostWhereItComesNoFurther() {
    trainer.close();
    trainer =
        trainer(
            new WorkerLimits(Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMinutes(9)));
    assertLost(
        ScriptedTrainer.MAKES_NO_PROGRESS,
        "the worker process came no further for 2 s and was ended");
  }

  @Test
  void endsWithWhoeverListens() {
    ProcessHandle worker = worker();
    Heard heard = new Heard();
    assertThatThrownBy(
            () ->
                trainer.resume(
                    List.of(TrialProgress.none(trial(ScriptedTrainer.TELLS_ALL))),
                    most -> {
                      throw new IllegalArgumentException("nothing waits");
                    },
                    heard))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(worker.onExit()).succeedsWithin(Duration.ofSeconds(20));
  }
}
