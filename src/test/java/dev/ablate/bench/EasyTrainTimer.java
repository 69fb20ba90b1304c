package dev.ablate.bench;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.AdamW;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import java.io.IOException;
import java.util.stream.LongStream;

/** Times DJL's own training, on the same random rows. */
final class EasyTrainTimer implements AutoCloseable {
  private static final int EPOCHS = 2;
  private final Model model;
  private final Trainer trainer;
  private final ArrayDataset rows;
  private final int steps;

  /**
   * Makes a trainer.
   *
   * @param block the same network, with DJL's blocks
   * @param listeners what it does besides training; least without any
   */
  EasyTrainTimer(Workload workload, Block block, TrainingListener... listeners) {
    steps = workload.steps();
    model = Model.newInstance(workload.name(), Device.cpu());
    model.setBlock(block);
    trainer =
        model.newTrainer(
            new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(AdamW.builder().optLearningRateTracker(Tracker.fixed(0.001f)).build())
                .addTrainingListeners(listeners));
    rows = rows(workload, model.getNDManager());
    trainer.initialize(shape(workload, Workload.BATCH));
  }

  private static ArrayDataset rows(Workload workload, NDManager manager) {
    Split train = workload.data().train();
    float[] features = ((Features.Floats) train.features()).values();
    int[] targets = ((Targets.Classes) train.targets()).values();
    return new ArrayDataset.Builder()
        .setData(manager.create(features, shape(workload, train.rows())))
        .optLabels(manager.create(targets))
        .setSampling(Workload.BATCH, true)
        .build();
  }

  private static Shape shape(Workload workload, int rows) {
    LongStream example = workload.input().sizes().stream().mapToLong(size -> size);
    return new Shape(LongStream.concat(LongStream.of(rows), example).toArray());
  }

  /** Milliseconds a step in the fastest of a few epochs. */
  double time() throws IOException, TranslateException {
    double fastest = Double.POSITIVE_INFINITY;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      long start = System.nanoTime();
      EasyTrain.fit(trainer, 1, rows, null);
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6 / steps);
    }
    return fastest;
  }

  @Override
  public void close() {
    trainer.close();
    model.close();
  }
}
