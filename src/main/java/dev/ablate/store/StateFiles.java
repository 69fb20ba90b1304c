package dev.ablate.store;

import dev.ablate.source.FileFailure;
import dev.ablate.trial.Checkpoint;
import dev.ablate.trial.Json;
import dev.ablate.trial.NotKeptException;
import dev.ablate.trial.Safetensors;
import dev.ablate.trial.StateJson;
import dev.ablate.trial.StoreException;
import dev.ablate.trial.StoredState;
import dev.ablate.trial.TrainingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints of trials: a safetensors file each, named by trial and update. What is no tensor
 * stands in its metadata, as JSON.
 *
 * @param folder which need not exist
 */
record StateFiles(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(StateFiles.class);
  private static final String POSITION = "position";

  /**
   * Writes a checkpoint beside its place.
   *
   * @throws NotKeptException where it cannot be written
   */
  NewFile write(String fingerprint, TrainingState state) {
    long update = state.reached().update();
    WholeFile file = file(fingerprint, update);
    Map<String, String> metadata =
        Map.of("fingerprint", fingerprint, POSITION, Json.write(StateJson.write(state)));
    return file.write(out -> Safetensors.write(new Checkpoint(state.tensors()), metadata, out));
  }

  /** Reads a checkpoint; empty, with a warning, where it is not as it was written. */
  Optional<TrainingState> read(String fingerprint, StoredState stored) {
    Path file = file(fingerprint, stored.update()).path();
    try {
      if (isIntact(fingerprint, stored)) {
        return Optional.of(read(file));
      }
      LOG.warn(
          "checkpoint " + file + " is damaged or gone; training goes on from an earlier place");
    } catch (IOException e) {
      LOG.warn("cannot read checkpoint " + file + ": " + FileFailure.reason(e));
    }
    return Optional.empty();
  }

  /** Whether a checkpoint is as it was written. */
  boolean isIntact(String fingerprint, StoredState stored) throws IOException {
    WholeFile file = file(fingerprint, stored.update());
    return !Files.notExists(file.path()) && file.has(stored.sha256());
  }

  /**
   * Deletes files of trials but for those of the checkpoints that they keep.
   *
   * @param trials their fingerprints
   * @param kept what each keeps; not asked of those without files
   */
  void retain(Collection<String> trials, Function<String, List<StoredState>> kept) {
    Map<String, List<String>> names =
        names().stream().collect(Collectors.groupingBy(StateFiles::trial));
    names.keySet().retainAll(trials);
    names.forEach((trial, files) -> deleteBut(kept.apply(trial), trial, files));
  }

  private void deleteBut(List<StoredState> kept, String trial, List<String> names) {
    List<String> others = new ArrayList<>(names);
    others.removeAll(kept.stream().map(state -> name(trial, state.update())).toList());
    others.forEach(this::delete);
  }

  /** The trials that have files. */
  List<String> fingerprints() {
    return names().stream().map(StateFiles::trial).distinct().toList();
  }

  private List<String> names() {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(n -> n.contains(".")).toList();
    } catch (IOException e) {
      throw StoreException.of("cannot list " + folder, e);
    }
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      LOG.debug("cannot delete {}", name, e);
    }
  }

  private WholeFile file(String fingerprint, long update) {
    return new WholeFile(folder.resolve(name(fingerprint, update)), "checkpoint");
  }

  private static String trial(String name) {
    return name.substring(0, name.indexOf('.'));
  }

  private static String name(String fingerprint, long update) {
    return fingerprint + "." + update + ".safetensors";
  }

  private static TrainingState read(Path file) throws IOException {
    String position = Safetensors.metadata(file).getOrDefault(POSITION, "{}");
    return StateJson.read(Json.read(position), Safetensors.read(file));
  }
}
