package dev.ablate.cli;

import dev.ablate.data.DataSet;
import dev.ablate.export.Npz;
import dev.ablate.export.Preprocessing;
import dev.ablate.export.TorchScript;
import dev.ablate.export.TrainedNetwork;
import dev.ablate.export.script.PyTorchScript;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Safetensors;
import dev.ablate.trial.StoredTrial;
import dev.ablate.trial.Trial;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.io.FilenameUtils;

/** The files that a trial is exported to. */
record ExportFiles(TrialSource source) {

  /** Writes a module that {@code torch.jit.load} opens. */
  void torchScript(Checkpoint weights, boolean fold, Path target) throws IOException {
    Trial trial = source.trial();
    TrainedNetwork trained = new TrainedNetwork(trial.network(), weights);
    TorchScript module = TorchScript.of(trained, preprocessing(trial), fold);
    try (OutputStream out = open(target)) {
      module.write(out);
    }
  }

  /**
   * Writes a script that trains the trial.
   *
   * @param withData whether to write what the script reads beside it
   */
  void script(boolean withData, Path target) throws IOException {
    Trial trial = source.trial();
    DataSet data = source.data(trial);
    boolean bytes = data.train().features().areBytes();
    PyTorchScript script = new PyTorchScript(trial, bytes);
    Files.writeString(target, script.text());
    if (withData) {
      String name = FilenameUtils.removeExtension(target.getFileName().toString());
      try (Npz arrays = new Npz(open(target.resolveSibling(name + ".npz")))) {
        new ScriptData(trial, data, script.draws()).write(arrays);
      }
    }
  }

  /** Writes weights, with the settings that they come from as metadata. */
  static void safetensors(StoredTrial trial, Checkpoint weights, Path target) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("fingerprint", trial.fingerprint());
    metadata.put("settings", Json.text(trial.settings()));
    try (OutputStream out = open(target)) {
      Safetensors.write(weights, metadata, out);
    }
  }

  /** What a file's numbers go through: the factor of a {@code Csv}, then normalisation. */
  private Preprocessing preprocessing(Trial trial) {
    DataSet data = source.data(trial);
    Preprocessing normalization =
        new Preprocessing(
            data.normalization().means(),
            data.normalization().stds(),
            data.train().features().areBytes());
    return normalization.before(trial.settings().data().findReal("scale").orElse(1));
  }

  private static OutputStream open(Path target) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(target));
  }
}
