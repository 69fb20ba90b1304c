package dev.ablate.store;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Safetensors;
import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The weights of trials: a safetensors file each, replaced as a whole or not at all.
 *
 * @param folder which need not exist
 */
record WeightFiles(Path folder) {

  /** Writes the weights of a trial, and returns their SHA-256 when they are on the disk. */
  String write(String fingerprint, Checkpoint weights) {
    WholeFile file = file(fingerprint);
    try {
      return file.write(out -> Safetensors.write(weights, Map.of("fingerprint", fingerprint), out));
    } catch (IOException e) {
      throw NotKeptException.of("cannot write weights to " + file.path(), e);
    }
  }

  /**
   * Reads the weights of a trial.
   *
   * @param sha256 that they had when they were written
   */
  Checkpoint read(String fingerprint, String sha256) {
    WholeFile file = file(fingerprint);
    try {
      if (!file.has(sha256)) {
        throw new StoreException(
            "the weights in "
                + file.path()
                + " are damaged; run the trial's file with another --db");
      }
      return Safetensors.read(file.path());
    } catch (IOException e) {
      throw StoreException.of("cannot read weights from " + file.path(), e);
    }
  }

  private WholeFile file(String fingerprint) {
    return new WholeFile(folder.resolve(fingerprint + ".safetensors"));
  }
}
