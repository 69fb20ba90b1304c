package dev.ablate.cli;

import dev.ablate.data.DataSet;
import dev.ablate.data.Split;
import dev.ablate.engine.TrialStart;
import dev.ablate.export.Npz;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.List;

/** The draws with which Ablate trains a trial, as arrays that a script reads. */
record ScriptDraws(Trial trial, Npz arrays) {

  /**
   * Writes {@code order [epochs, rows]}, the {@code partners} of pairs and triplets, and numbers of
   * augmentations, {@code [epochs, examples, numbers]} in the order in which updates see examples.
   *
   * @param augmentations whose numbers are wanted
   */
  void write(DataSet data, List<String> augmentations) throws IOException {
    TrialStart start = new TrialStart(trial);
    IntBuffer orders = IntBuffer.allocate(Math.multiplyExact(epochs(), rows()));
    for (int epoch = 1; epoch <= epochs(); epoch++) {
      orders.put(start.order(epoch));
    }
    arrays.add("order", List.of(epochs(), rows()), orders.array());
    if (views() > 1) {
      writePartners(data, start);
    }
    for (String name : augmentations) {
      write(name, start);
    }
  }

  private void writePartners(DataSet data, TrialStart start) throws IOException {
    int size = Math.multiplyExact(epochs(), rows() * (views() - 1));
    IntBuffer partners = IntBuffer.allocate(size);
    for (int epoch = 1; epoch <= epochs(); epoch++) {
      start.partners(data.train(), epoch).forEach(partners::put);
    }
    arrays.add("partners_train", List.of(epochs(), views() - 1, rows()), partners.array());
    writePartners("val", data.validation(), start);
    writePartners("test", data.test(), start);
  }

  private void writePartners(String part, Split split, TrialStart start) throws IOException {
    if (split.rows() > 0) {
      IntBuffer partners = IntBuffer.allocate(split.rows() * (views() - 1));
      start.evaluationPartners(split).forEach(partners::put);
      arrays.add("partners_" + part, List.of(views() - 1, split.rows()), partners.array());
    }
  }

  private void write(String augmentation, TrialStart start) throws IOException {
    int columns = start.drawn(augmentation, 0, 1).get(0).length;
    int examples = rows() * views();
    int size = trial.settings().batchSize();
    FloatBuffer all =
        FloatBuffer.allocate(Math.multiplyExact(Math.multiplyExact(epochs(), examples), columns));
    for (int epoch = 0; epoch < epochs(); epoch++) {
      all.position(epoch * examples * columns);
      for (int step = 0; step < trial.stepsPerEpoch(); step++) {
        int batch = Math.min(size, rows() - step * size);
        long update = (long) epoch * trial.stepsPerEpoch() + step;
        start.drawn(augmentation, update, batch).forEach(all::put);
      }
    }
    arrays.add(augmentation, List.of(epochs(), examples, columns), all.array());
  }

  private int epochs() {
    return trial.settings().epochs();
  }

  private int rows() {
    return trial.data().trainRows();
  }

  private int views() {
    return trial.data().task().views();
  }
}
