package dev.ablate.engine;

import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.catalog.DataInfo;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Batches;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Predictions;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialProgress;
import dev.ablate.trial.TrialTrainer;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
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

  private static final ArrayStart AT_START = new ArrayStart(Map.of(), List.of());

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
  public void resume(List<TrialProgress> array, TrialListener listener) {
    for (List<TrialProgress> equallyFar : new Resumption(device, listener).groups(array)) {
      if (!listener.stopRequested()) {
        run(equallyFar, listener);
      }
    }
  }

  private void run(List<TrialProgress> array, TrialListener listener) {
    TrialEvents events = new TrialEvents(listener, clock, device);
    List<Row> rows = rows(array.stream().map(TrialProgress::trial).toList());
    Trial first = rows.get(0).trial();
    ArrayStart start = ArrayStart.of(Resumption.conditions(first, device), rows, array);
    rows.forEach(row -> events.started(row, start.reached()));
    classified(
        rows,
        start,
        running -> new ArrayRun(running, start, events, listener, new Cadence(pause)).run());
  }

  @Override
  public double tryOut(List<Trial> array) {
    double[] seconds = new double[1];
    classified(rows(array), AT_START, running -> seconds[0] = tryOut(running));
    return seconds[0];
  }

  /** The second update is timed; the first one waits for what is only done once. */
  private static double tryOut(TrainingArray running) {
    Settings settings = running.rows().get(0).settings();
    List<Order> orders = running.orders(1);
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

  /** Puts rows on the device and has something done with them. */
  private void classified(List<Row> rows, ArrayStart start, Consumer<TrainingArray> work) {
    try {
      examples(rows.get(0).trial());
      try (PtNDManager own = (PtNDManager) manager.newSubManager();
          TrainingArray running = put(rows, start, own)) {
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
        TrainingArray running = put(rows(array), AT_START, own)) {
      Calibration calibration = new Calibration(running);
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
  private TrainingArray put(List<Row> rows, ArrayStart start, PtNDManager own) {
    DeviceData examples = examples(rows.get(0).trial());
    return start.array(program(rows, examples), rows, examples, own);
  }

  /**
   * Finds the largest batch size with which trials can be trained together and memory stays free,
   * by making updates.
   *
   * @param array trials whose {@code batch_size} is {@code auto}
   * @throws DeviceException where memory cannot be measured
   */
  public int largestBatchSize(List<Trial> array) {
    examples(array.get(0));
    return largestBatchSize(array, DeviceMemory.of(manager.getDevice()));
  }

  /** The same, in some memory. */
  int largestBatchSize(List<Trial> array, DeviceMemory memory) {
    Trial trial = array.get(0);
    Settings settings = trial.settings();
    List<Integer> sizes =
        Batches.choices(trial.data(), trial.network(), settings.accumulate(), settings.dropLast())
            .stream()
            .map(batches -> (int) batches.size())
            .toList();
    return new BatchSizeSearch(memory, size -> update(array, size)).largest(sizes);
  }

  /** The second update finds what the first one leaves behind. */
  private void update(List<Trial> array, int batchSize) {
    List<Row> rows = rows(array.stream().map(trial -> trial.withBatchSize(batchSize)).toList());
    try (PtNDManager own = (PtNDManager) manager.newSubManager();
        TrainingArray running = put(rows, AT_START, own)) {
      Chunk chunk = new Chunk(running.orders(1), 0, 1, batchSize);
      Gauges gauges = new Gauges(rows.size());
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
    return Program.of(Design.of(rows.get(0).trial().network(), settings, examples.bytes(), cpu));
  }

  /** Rows of one update rule stand together, the rules in the order of their first trials. */
  static List<Row> rows(List<Trial> array) {
    List<Row> rows = array.stream().map(Row::new).toList();
    List<Object> rules = rows.stream().<Object>map(Row::rule).distinct().toList();
    return rows.stream().sorted(Comparator.comparingInt(row -> rules.indexOf(row.rule()))).toList();
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
