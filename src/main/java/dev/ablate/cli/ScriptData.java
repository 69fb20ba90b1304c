package dev.ablate.cli;

import dev.ablate.data.DataSet;
import dev.ablate.data.Features;
import dev.ablate.data.Split;
import dev.ablate.data.Targets;
import dev.ablate.engine.TrialStart;
import dev.ablate.export.Npz;
import dev.ablate.trial.NamedTensor;
import dev.ablate.trial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PyTorch script reads: the data set, and the draws with which Ablate trains the trial.
 *
 * @param draws of which augmentations the script takes Ablate's
 */
record ScriptData(Trial trial, DataSet data, List<String> draws) {

  void write(Npz arrays) throws IOException {
    write("train", data.train(), arrays);
    write("val", data.validation(), arrays);
    write("test", data.test(), arrays);
    for (NamedTensor tensor : new TrialStart(trial).weights()) {
      arrays.add("initial." + tensor.name(), tensor.shape().sizes(), tensor.values());
    }
    new ScriptDraws(trial, arrays).write(data, draws);
  }

  private void write(String part, Split split, Npz arrays) throws IOException {
    if (split.rows() == 0) {
      return;
    }
    List<Integer> shape = new ArrayList<>(List.of(split.rows()));
    shape.addAll(data.info().input().sizes());
    if (split.features() instanceof Features.Bytes bytes) {
      arrays.add("x_" + part, shape, bytes.values());
    } else if (split.features() instanceof Features.Stored stored) {
      arrays.add("x_" + part, shape, stored::read);
    } else {
      arrays.add("x_" + part, shape, ((Features.Floats) split.features()).values());
    }
    if (split.targets() instanceof Targets.Classes classes) {
      arrays.add("y_" + part, List.of(split.rows()), classes.values());
    } else {
      Targets.Numbers numbers = (Targets.Numbers) split.targets();
      arrays.add("y_" + part, List.of(split.rows(), numbers.width()), numbers.values());
    }
  }
}
