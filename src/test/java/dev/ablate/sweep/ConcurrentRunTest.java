package dev.ablate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ablate.experiment.Experiment;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.SweepFailure;
import dev.ablate.trial.SweepStore;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialEvent;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import dev.ablate.trial.TrialWatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several trainers at once, each on a thread of its own. */
class ConcurrentRunTest {
  private static final int TRAINERS = 3;
  private static final Experiment TEN =
      SampleExperiments.rates(IntStream.rangeClosed(1, 10).mapToObj(i -> i / 10.0).toList(), 1);

  private final MemoryStore store = new MemoryStore();
  private final Watcher watcher = new Watcher();
  private final CyclicBarrier meeting = new CyclicBarrier(TRAINERS);
  private final Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());
  private final List<PretendTrainer> trainers =
      Stream.generate(PretendTrainer::new).limit(TRAINERS).toList();

  private RunSummary run(TrialWatcher listener) {
    return new Runner(trainers, store, listener, String::valueOf).run(plan(store));
  }

  private static Plan plan(SweepStore store) {
    return new Planner(OptionalInt.empty(), true).plan(TEN, store);
  }

  /** All trainers begin before one of them goes on, or none does. */
  private void meet() {
    threads.add(Thread.currentThread());
    try {
      meeting.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitStop(TrialListener listener) {
    while (!listener.stopRequested()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void theyShareWhatThereIs() {
    trainers.forEach(trainer -> trainer.before = listener -> meet());
    assertThat(run(watcher)).isEqualTo(new RunSummary(10, 0, 0, 0, RunSummary.End.COMPLETE));
    assertThat(trainers)
        .extracting(trainer -> trainer.arrays.stream().map(List::size).toList())
        .containsExactlyInAnyOrder(List.of(4), List.of(3), List.of(3));
    assertThat(threads).hasSize(TRAINERS).contains(Thread.currentThread());
  }

  @Test
  void theResultsAreThoseOfOneTrainer() {
    run(watcher);
    MemoryStore other = new MemoryStore();
    new Runner(List.of(new PretendTrainer()), other, watcher, String::valueOf).run(plan(other));
    assertThat(store.startingWith("").stream().map(ConcurrentRunTest::result))
        .containsExactlyInAnyOrderElementsOf(
            other.startingWith("").stream().map(ConcurrentRunTest::result).toList());
  }

  private static List<Object> result(StoredTrial trial) {
    TrialRecord record = trial.record();
    return List.of(
        trial.fingerprint(), record.state(), record.metrics(), record.epochs(), record.attempts());
  }

  @Test
  void whoListensHearsOfOneAtATime() {
    AtomicBoolean busy = new AtomicBoolean();
    trainers.forEach(trainer -> trainer.before = listener -> meet());
    TrialWatcher alone =
        new TrialWatcher() {
          @Override
          public void happened(Trial trial, TrialEvent event) {
            assertThat(busy.getAndSet(true)).isFalse();
            Thread.onSpinWait();
            busy.set(false);
          }

          @Override
          public void warned(Trial trial, String message) {
            progressed(trial, 0);
          }

          @Override
          public void progressed(Trial trial, long steps) {
            happened(trial, new TrialEvent.Warned(Instant.EPOCH, ""));
          }

          @Override
          public boolean stopRequested() {
            return false;
          }
        };
    assertThat(run(alone).done()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatEndsTheWorkOfOneEndsThatOfAll(int broken) throws InterruptedException {
    for (int i = 0; i < TRAINERS; i++) {
      PretendTrainer trainer = trainers.get(i);
      trainer.gone = i == broken;
      trainer.before =
          listener -> {
            meet();
            if (!trainer.gone) {
              awaitStop(listener);
            }
          };
    }
    assertThatThrownBy(() -> run(watcher)).isInstanceOf(SweepFailure.class).hasMessage("gone");
    assertThat(store.all().values())
        .hasSize(10)
        .extracting(TrialRecord::state)
        .containsOnly(TrialState.RUNNING);
    assertThat(allHaveEnded()).isTrue();
  }

  private boolean allHaveEnded() throws InterruptedException {
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        thread.join(Duration.ofMinutes(1).toMillis());
      }
    }
    return threads.stream().allMatch(t -> t == Thread.currentThread() || !t.isAlive());
  }

  @Test
  void allStopWhenAsked() throws InterruptedException {
    watcher.patience = 10;
    trainers.forEach(
        trainer ->
            trainer.before =
                listener -> {
                  meet();
                  awaitStop(listener);
                });
    assertThat(run(watcher)).isEqualTo(new RunSummary(0, 0, 0, 10, RunSummary.End.INTERRUPTED));
    assertThat(allHaveEnded()).isTrue();
    watcher.patience = Integer.MAX_VALUE;
    trainers.forEach(trainer -> trainer.before = listener -> {});
    assertThat(run(watcher)).isEqualTo(new RunSummary(10, 0, 0, 0, RunSummary.End.COMPLETE));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void keepsTrialsAsPlannedWhoeverTrainsThemAgainInSmallerParts(long seed) {
    trainers.forEach(trainer -> trainer.memory = 8);
    Turns turns = new Turns(seed);
    Host host = new Host(turns, turns, System::nanoTime);
    new Runner(trainers, store, watcher, String::valueOf, host).run(plan(store));
    assertThat(store.startingWith(""))
        .hasSize(10)
        .extracting(trial -> trial.settings().get("accumulate"))
        .extracting(String::valueOf)
        .containsOnly("1");
  }

  @Test
  void trainsNothingWhereAThreadCannotBegin() {
    Host host =
        new Host(
            new LockMutex(),
            work -> {
              throw new RejectedExecutionException("no more threads");
            },
            System::nanoTime);
    Runner runner = new Runner(trainers, store, watcher, String::valueOf, host);
    assertThatThrownBy(() -> runner.run(plan(store))).hasMessage("no more threads");
    assertThat(watcher.events).isEmpty();
  }
}
