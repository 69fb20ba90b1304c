package dev.ablate.export.script;

import dev.ablate.catalog.Task;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script that trains a trial as somebody would write it who has PyTorch alone. It reads arrays
 * {@code x_train, y_train, x_val, ...} from an {@code .npz} file. Where that also holds {@code
 * order} (rows of each epoch) and {@code initial.NAME} (weights), the script takes these in place
 * of its own draws, and its losses are the trial's.
 *
 * @param bytes whether the examples are bytes
 */
public record PyTorchScript(Trial trial, boolean bytes) {
  private static final String TEMPLATE =
      """
      \"""Trains trial @ID@ of Ablate in plain PyTorch.

      `ablate export @ID@ --format pytorch --with-data -o train.py` writes the
      arrays that it reads: x_train, y_train and so on, the initial weights and the order of rows.
      \"""

      import argparse
      import copy
      import math
      from pathlib import Path

      import numpy as np
      import torch
      from torch import nn
      @IMPORTS@
      SEED = @SEED@
      EPOCHS = @EPOCHS@
      BATCH_SIZE = @BATCH@


      @CLASSES@@MODEL@

      @FUNCTIONS@def load_data(path):
          arrays = np.load(path)
          return {name: torch.from_numpy(arrays[name]) for name in arrays.files}


      @torch.no_grad()
      def evaluate(model, criterion, x, y):
          \"""The mean loss and @METRIC@.\"""
          model.eval()
          outputs = torch.cat([@PREDICT@ for part in x.split(256)])
          return criterion(outputs, @TARGET@).item(), @SCORE@.mean().item()


      @TRAIN@

      def main():
          parser = argparse.ArgumentParser(description=__doc__)
          parser.add_argument("--data", default=Path(__file__).with_suffix(".npz"))
          parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
          arguments = parser.parse_args()
          train(load_data(arguments.data), arguments.device)


      if __name__ == "__main__":
          main()
      """;

  /** The text of the script. */
  public String text() {
    Settings settings = trial.settings();
    LossCode loss = LossCode.of(trial);
    PrecisionCode precision = new PrecisionCode(settings.precision());
    TrainingCode training = new TrainingCode(trial, bytes, target());
    return TEMPLATE
        .replace("@ID@", trial.id())
        .replace("@IMPORTS@", imports(settings))
        .replace("@SEED@", Long.toString(settings.seed()))
        .replace("@EPOCHS@", Integer.toString(settings.epochs()))
        .replace("@BATCH@", Integer.toString(settings.batchSize()) + training.parts())
        .replace("@CLASSES@", loss.classes())
        .replace("@MODEL@", ModelCode.of(trial.network()))
        .replace(
            "@FUNCTIONS@",
            NormalizerCode.of(settings.data(), trial.data().input().rank())
                + new ScheduleCode(trial).functions()
                + precision.function())
        .replace("@METRIC@", training.metric())
        .replace("@SCORE@", score())
        .replace("@TARGET@", target())
        .replace("@PREDICT@", precision.call("part"))
        .replace("@TRAIN@", training.text());
  }

  private static String imports(Settings settings) {
    return Stream.of(
            AugmentCode.of(settings).isEmpty()
                ? ""
                : "from torchvision.transforms import v2 as transforms\n",
            settings.root().text("precision").equals("tf32")
                ? "\ntorch.set_float32_matmul_precision(\"high\")\n"
                : "")
        .collect(Collectors.joining());
  }

  /** A class as the numbers that binary cross-entropy wants; all else as it is. */
  private String target() {
    boolean oneHot =
        trial.settings().loss().name().equals("BCEWithLogitsLoss")
            && trial.data().task() == Task.CLASSES;
    return oneHot ? "nn.functional.one_hot(y, " + trial.data().outputs() + ").float()" : "y";
  }

  private String score() {
    return switch (trial.data().task()) {
      case CLASSES -> "(outputs.argmax(dim=1) == y).float()";
      case NUMBERS -> "(outputs - y).abs()";
      case LABELS -> "(outputs.sigmoid() - y).abs()";
      case PAIRS, TRIPLETS -> throw new UnexportableException("training on pairs or triplets");
    };
  }
}
