package dev.ablate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.data.DataSet;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Few data sets stay on the device, however many a run goes through. */
class DeviceDataSetsTest {
  private static final DeviceData.Form FORM = new DeviceData.Form(false, false, true);

  /** Each of its data sets has 287 rows of 4 numbers. */
  private static final long TWO = 2 * 287 * 4;

  private final List<Integer> loaded = new ArrayList<>();

  @Test
  void thoseUsedLastStay() {
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        DeviceDataSets sets = new DeviceDataSets(this::load, TWO, manager)) {
      DeviceData first = sets.of(trial(0), FORM);
      DeviceData second = sets.of(trial(1), FORM);
      assertThat(sets.of(trial(0), FORM)).isSameAs(first);
      sets.of(trial(2), FORM);
      assertThat(isFreed(first)).isFalse();
      assertThat(isFreed(second)).isTrue();
      assertThat(sets.of(trial(0), FORM)).isSameAs(first);
      assertThat(loaded).containsExactly(0, 1, 2);
      sets.of(trial(1), FORM);
      assertThat(loaded).containsExactly(0, 1, 2, 1);
    }
  }

  @Test
  void oneThatIsTooLargeStaysAlone() {
    try (PtNDManager manager = PyTorch.open(Device.cpu());
        DeviceDataSets sets = new DeviceDataSets(this::load, 1, manager)) {
      List<DeviceData> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(sets.of(trial(i), FORM));
        assertThat(all).filteredOn(examples -> !isFreed(examples)).containsExactly(all.get(i));
      }
    }
  }

  private static boolean isFreed(DeviceData examples) {
    return !examples.owner().isOpen();
  }

  private DataSet load(Trial trial) {
    loaded.add(trial.data().outputs() - 2);
    return data(trial.data().outputs());
  }

  private static DataSet data(int classes) {
    return Examples.images(Shape.of(1, 2, 2), classes);
  }

  private static Trial trial(int number) {
    DataInfo info = data(number + 2).info().with(Task.CLASSES, "set " + number);
    return Trials.trial(
        Networks.of("Flatten Linear(classes)", info),
        info,
        Trials.settings("optimizer", "SGD(lr = 0.1)", "batch_size", "8"));
  }
}
