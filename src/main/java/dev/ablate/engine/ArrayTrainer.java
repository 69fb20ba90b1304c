package dev.ablate.engine;

import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.data.DataSet;
import dev.ablate.experiment.Settings;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialListener;
import dev.ablate.trial.TrialTrainer;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Trains arrays on one device. It keeps data sets there, and is for the thread that made it. */
public final class ArrayTrainer implements TrialTrainer {
  private final PtNDManager manager;
  private final String device;
  private final Function<Trial, DataSet> data;
  private final Clock clock;
  private final Map<DataKey, DeviceData> onDevice = new HashMap<>();

  /** A data set as a program wants it. */
  private record DataKey(String contentHash, boolean channelsLast, boolean raw) {}

  /**
   * Takes hold of a device.
   *
   * @param device {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}
   * @param data loads the data set of a trial
   * @param clock for the times of events
   * @throws DeviceException where there is no such device
   */
  public ArrayTrainer(String device, Function<Trial, DataSet> data, Clock clock) {
    this.manager = PyTorch.open(Devices.device(device));
    this.device = Devices.resolve(device);
    this.data = data;
    this.clock = clock;
  }

  @Override
  public void train(List<Trial> array, TrialListener listener) {
    TrialEvents events = new TrialEvents(listener, clock, device);
    List<Row> rows = rows(array);
    rows.forEach(events::started);
    Trial first = rows.get(0).trial();
    DeviceData examples = examples(first);
    List<Settings> settings = rows.stream().map(Row::settings).toList();
    boolean cpu = !manager.getDevice().isGpu();
    Program program = Program.of(Design.of(first.network(), settings, examples.bytes(), cpu));
    try (PtNDManager own = (PtNDManager) manager.newSubManager();
        TrainingArray running =
            new TrainingArray(program, rows, examples, InitialState.of(program, rows, own), own)) {
      new ArrayRun(running, events, listener).run();
    }
  }

  /** Rows of one update rule stand together, the rules in the order of their first trials. */
  static List<Row> rows(List<Trial> array) {
    List<Row> rows = array.stream().map(Row::new).toList();
    List<Object> rules = rows.stream().<Object>map(Row::rule).distinct().toList();
    return rows.stream().sorted(Comparator.comparingInt(row -> rules.indexOf(row.rule()))).toList();
  }

  private DeviceData examples(Trial trial) {
    boolean augmented = !trial.settings().augment().isEmpty();
    DataKey key =
        new DataKey(trial.data().contentHash(), Program.channelsLast(trial.network()), augmented);
    return onDevice.computeIfAbsent(
        key, k -> DeviceData.of(data.apply(trial), k.channelsLast(), k.raw(), manager));
  }

  @Override
  public void close() {
    manager.close();
  }
}
