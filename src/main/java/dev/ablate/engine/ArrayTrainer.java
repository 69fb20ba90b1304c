package dev.ablate.engine;

import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Batches;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.DeviceException;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.StepCost;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialTrainer;
import dev.ablate.trial.WaitingTrials;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * Trains arrays on one device. It keeps the data sets used last there, and is for the thread that
 * made it.
 */
public final class ArrayTrainer implements TrialTrainer {
  /** Numbers of data sets that stay on the device: about as many as the largest may have. */
  private static final long MOST_NUMBERS = 1L << 29;

  /** The least time between two checkpoints of an array, where nothing else is said. */
  public static final Duration PAUSE = Duration.ofSeconds(60);

  /** Seconds of updates that tell how long an update takes: roughly, and well. */
  private static final double MOMENT = 0.03;

  private static final double LONG_MOMENT = 0.5;

  private final PtNDManager manager;
  private final String device;
  private final Function<Trial, DataSet> data;
  private final Clock clock;
  private final Duration pause;
  private final Predicate<DataInfo> resident;
  private final DeviceDataSets onDevice;

  /**
   * Takes hold of a device.
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}
   * @param data loads the data set of a trial
   * @param clock for the times of events
   * @param pause the least time between two checkpoints of an array
   * @throws DeviceException where there is no such device
   */
  public ArrayTrainer(String device, Function<Trial, DataSet> data, Clock clock, Duration pause) {
    this(device, data, clock, pause, DataInfo::isResident);
  }

  /** A trainer that keeps only such data sets on the device. */
  ArrayTrainer(
      String device,
      Function<Trial, DataSet> data,
      Clock clock,
      Duration pause,
      Predicate<DataInfo> resident) {
    this.manager = PyTorch.open(Devices.device(device));
    this.device = Devices.resolve(device);
    this.onDevice = new DeviceDataSets(data, MOST_NUMBERS, manager);
    this.data = data;
    this.clock = clock;
    this.pause = pause;
    this.resident = resident;
  }

  @Override
  public String device() {
    return device;
  }

  /**
   * Those that are not at the same step of their epochs are trained one after the other. Others
   * wait to join what is trained in as many parts as they are.
   */
  @Override
  public void resume(List<TrialProgress> array, WaitingTrials waiting, TrialListener listener) {
    Resumption resumption = new Resumption(device, listener);
    List<List<TrialProgress>> groups = resumption.groups(array);
    for (int i = 0; i < groups.size() && !listener.stopRequested(); i++) {
      List<TrialProgress> group = groups.get(i);
      boolean open = i == groups.size() - 1 && parts(group) == parts(array);
      WaitingTrials joining = open ? waiting : WaitingTrials.NONE;
      run(group, new Joiners(array.size(), joining, resumption, listener), listener);
    }
  }

  private static int parts(List<TrialProgress> array) {
    return array.get(0).trial().settings().accumulate();
  }

  private void run(List<TrialProgress> array, Joiners joiners, TrialListener listener) {
    TrialEvents events = new TrialEvents(listener, clock, device);
    List<Entrant> entrants = Entrant.byRule(array.stream().map(Entrant::of).toList());
    Map<String, String> conditions = Resumption.conditions(array.get(0).trial(), device);
    entrants.forEach(events::started);
    classified(
        entrants,
        running ->
            new ArrayRun(
                    running,
                    joiners,
                    events,
                    listener,
                    new ArrayCheckpoints(running, conditions, listener, new Cadence(pause)))
                .run(entrants));
  }

  @Override
  public double tryOut(List<Trial> array) {
    double[] seconds = new double[1];
    classified(Entrant.atStart(array), running -> seconds[0] = tryOut(running));
    return seconds[0];
  }

  /** The second update is timed; the first one waits for what is only done once. */
  private static double tryOut(TrainingArray running) {
    Settings settings = running.rows().get(0).settings();
    List<Order> orders = running.orders();
    int batch = Math.min(settings.batchSize(), orders.get(0).rows());
    Chunk chunk = new Chunk(orders, 0, 1, batch);
    Gauges gauges = new Gauges(running.rows().size());
    running.train(chunk, 0, running.totals(), gauges);
    long start = System.nanoTime();
    running.train(chunk, 1, running.totals(), gauges);
    double seconds = (System.nanoTime() - start) / 1e9;
    try (Weights weights = running.present()) {
      Evaluation evaluation = new Evaluation(running);
      evaluation.run(running.data().validation(), weights, running.totals(), one -> false);
      evaluation.run(running.data().test(), weights, running.totals(), one -> false);
    }
    return seconds;
  }

  @Override
  public StepCost cost(List<Trial> array) {
    StepCost[] cost = new StepCost[1];
    DeviceMemory memory = DeviceMemory.of(manager.getDevice());
    classified(
        Entrant.atStart(array),
        running -> {
          double update = new Calibration(running, MOMENT).undisturbedUpdate();
          cost[0] = new StepCost(update, memory.peak(), memory.limit());
        });
    return cost[0];
  }

  /** Puts rows on the device and has something done with them. */
  private void classified(List<Entrant> entrants, Consumer<TrainingArray> work) {
    try {
      examples(entrants.get(0).row().trial());
      try (PtNDManager own = (PtNDManager) manager.newSubManager();
          TrainingArray running = put(entrants, own)) {
        work.accept(running);
      }
    } catch (RuntimeException | OutOfMemoryError e) {
      throw FailureClasses.of(e);
    }
  }

  /**
   * Trains and evaluates trials for a second or two, to learn what that takes.
   *
   * @throws dev.ablate.trial.MemoryException where they do not fit into memory together
   */
  public ArrayCost calibrate(List<Trial> array) {
    DeviceData examples = examples(array.get(0));
    DeviceMemory memory = DeviceMemory.of(manager.getDevice());
    try (PtNDManager own = (PtNDManager) manager.newSubManager();
        TrainingArray running = put(Entrant.atStart(array), own)) {
      Calibration calibration = new Calibration(running, LONG_MOMENT);
      return new ArrayCost(
          calibration.update(),
          calibration.evaluation(examples.validation()),
          calibration.evaluation(examples.test()),
          memory.peak());
    } catch (RuntimeException | OutOfMemoryError e) {
      OutOfMemory.check(e);
      throw e;
    }
  }

  /** An array before its first update of this attempt. */
  private TrainingArray put(List<Entrant> entrants, PtNDManager own) {
    List<Row> rows = Entrant.rows(entrants);
    DeviceData examples = examples(rows.get(0).trial());
    Program program = program(rows, examples);
    States.Arrival arrival = new States(program).arrival(entrants, own);
    return new TrainingArray(program, rows, examples, arrival.state(), arrival.best(), own);
  }

  @Override
  public int largestBatchSize(List<Trial> array, IntConsumer fits) {
    try {
      examples(array.get(0));
      return largestBatchSize(array, DeviceMemory.of(manager.getDevice()), fits);
    } catch (RuntimeException | OutOfMemoryError e) {
      throw FailureClasses.of(e);
    }
  }

  /** The same, in some memory. */
  int largestBatchSize(List<Trial> array, DeviceMemory memory, IntConsumer fits) {
    Trial trial = array.get(0);
    Settings settings = trial.settings();
    List<Integer> sizes =
        Batches.choices(trial.data(), trial.network(), settings.accumulate(), settings.dropLast())
            .stream()
            .map(batches -> (int) batches.size())
            .toList();
    return new BatchSizeSearch(memory, size -> update(array, size), fits).largest(sizes);
  }

  /** The second update finds what the first one leaves behind. */
  private void update(List<Trial> array, int batchSize) {
    List<Trial> sized = array.stream().map(trial -> trial.withBatchSize(batchSize)).toList();
    try (PtNDManager own = (PtNDManager) manager.newSubManager();
        TrainingArray running = put(Entrant.atStart(sized), own)) {
      Chunk chunk = new Chunk(running.orders(), 0, 1, batchSize);
      Gauges gauges = new Gauges(array.size());
      running.train(chunk, 0, running.totals(), gauges);
      running.train(chunk, 0, running.totals(), gauges);
    }
  }

  @Override
  public Map<String, Double> measure(Trial trial, Checkpoint weights) {
    return evaluate(trial, weights, Evaluation::measured);
  }

  @Override
  public List<Predictions> predict(Trial trial, Checkpoint weights) {
    return evaluate(trial, weights, evaluation -> evaluation.predicted(data.apply(trial)));
  }

  private <T> T evaluate(Trial trial, Checkpoint weights, Function<Evaluation, T> look) {
    List<Row> rows = List.of(new Row(trial));
    DeviceData examples = examples(trial);
    Program program = program(rows, examples);
    try (PtNDManager own = (PtNDManager) manager.newSubManager();
        TrainingArray array =
            new TrainingArray(
                program, rows, examples, Checkpoints.state(program, rows, weights, own), own)) {
      return look.apply(new Evaluation(array));
    }
  }

  private Program program(List<Row> rows, DeviceData examples) {
    List<Settings> settings = rows.stream().map(Row::settings).toList();
    boolean cpu = !manager.getDevice().isGpu();
    Trial first = rows.get(0).trial();
    Design design = Design.of(first.network(), settings, examples.bytes(), cpu);
    return Program.of(design.with(first.convolutions()));
  }

  private DeviceData examples(Trial trial) {
    boolean augmented = !trial.settings().augment().isEmpty();
    DeviceData.Form form =
        new DeviceData.Form(
            Program.channelsLast(trial.network()), augmented, resident.test(trial.data()));
    return onDevice.of(trial, form);
  }

  @Override
  public void close() {
    onDevice.close();
    manager.close();
  }
}
