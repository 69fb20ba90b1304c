package dev.ablate.store;

import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Safetensors;
import dev.ablate.trial.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The weights of trials: a safetensors file each, replaced as a whole or not at all.
 *
 * @param folder which need not exist
 */
record WeightFiles(Path folder) {

  /**
   * Writes the weights of a trial beside their place.
   *
   * @throws NotKeptException where they cannot be written
   */
  NewFile write(String fingerprint, Checkpoint weights) {
    Map<String, String> metadata = Map.of("fingerprint", fingerprint);
    return file(fingerprint).write(out -> Safetensors.write(weights, metadata, out));
  }

  /** Deletes what a killed run has written beside the weights. */
  void deleteNew() {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.filter(NewFile::isBeside).forEach(NewFile::discard);
      } catch (IOException e) {
        throw StoreException.of("cannot list " + folder, e);
      }
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
        throw lost(file, "damaged");
      }
      return Safetensors.read(file.path());
    } catch (NoSuchFileException e) {
      throw lost(file, "gone");
    } catch (IOException e) {
      throw StoreException.of("cannot read weights from " + file.path(), e);
    }
  }

  private static StoreException lost(WholeFile file, String how) {
    return new StoreException(
        "the weights in %s are %s; run the trial's file with another --db to train it again"
            .formatted(file.path(), how));
  }

  private WholeFile file(String fingerprint) {
    return new WholeFile(folder.resolve(fingerprint + ".safetensors"), "weights to");
  }
}
