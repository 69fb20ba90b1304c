package dev.ablate.export.script;

import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.List;

/**
 * A script that trains a trial as somebody would write it who has PyTorch alone. It reads arrays
 * {@code x_train, y_train, x_val, ...} from an {@code .npz} file. Where that also holds {@code
 * order} (rows of each epoch), {@code initial.NAME} (weights), partners of pairs and {@link
 * #draws}, the script takes these in place of its own draws, and its losses are the trial's; not so
 * where dropout or a transform of torchvision draws for itself.
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
          if not Path(path).exists():
              raise SystemExit(f"{path} is missing; export again with --with-data")
          arrays = np.load(path)
          return {name: torch.from_numpy(arrays[name]) for name in arrays.files}


      @torch.no_grad()
      def evaluate(split, model, criterion, x, y@PARTNERS@):
          \"""The mean loss and other metrics.\"""
          model.eval()
          total, seen = 0.0, []
          for rows in torch.arange(len(y), device=y.device).split(256):
              @GATHER@
              out = @PREDICT@
              total += criterion(out, @TARGET@).item() * len(rows)
              seen.append((out, answers))
          return {f"{split}_loss": total / len(y), **scores(split, seen)}


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
    TrainingCode training = new TrainingCode(trial, bytes);
    ViewsCode views = new ViewsCode(trial);
    String text =
        TEMPLATE
            .replace("@ID@", trial.id())
            .replace("@IMPORTS@", imports())
            .replace("@SEED@", Long.toString(settings.seed()))
            .replace("@EPOCHS@", Integer.toString(settings.epochs()))
            .replace("@BATCH@", Integer.toString(settings.batchSize()) + training.parts())
            .replace("@CLASSES@", LossCode.of(trial).classes())
            .replace("@MODEL@", ModelCode.of(trial.network()))
            .replace("@FUNCTIONS@", functions())
            .replace("@PARTNERS@", views.parameter(""))
            .replace("@TARGET@", new GradientCode(trial).target("answers"))
            .replace("@PREDICT@", new PrecisionCode(settings.precision()).call("part"));
    return TrainingCode.lines(text, "@GATHER@", views.evaluated())
        .replace("@TRAIN@", training.text());
  }

  /** The names of the arrays of augmentations' draws that the script takes. */
  public List<String> draws() {
    return new AugmentCode(trial).draws();
  }

  private String functions() {
    return new DataCode(trial).function()
        + new ViewsCode(trial).functions()
        + new AugmentCode(trial).functions()
        + new ScheduleCode(trial).functions()
        + new PrecisionCode(trial.settings().precision()).function()
        + new ScoreCode(trial).functions();
  }

  private String imports() {
    return (new AugmentCode(trial).usesTorchvision()
            ? "from torchvision.transforms import v2 as transforms\n"
            : "")
        + (trial.settings().root().text("precision").equals("tf32")
            ? "\ntorch.set_float32_matmul_precision(\"high\")\n"
            : "");
  }
}
