package dev.ablate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What is to be the same however it came about.
 *
 * @param trials all that is stored of them but for when it was and how long it took
 * @param weights the digest of each file
 */
record StoredResults(JsonNode trials, List<String> weights) {

  static StoredResults of(Path folder, String file) throws IOException {
    return new StoredResults(trials(folder, file), weights(folder));
  }

  private static JsonNode trials(Path folder, String file) throws IOException {
    TestConsole console = new TestConsole(folder);
    console.run("trials", file, "--json");
    JsonNode trials = new ObjectMapper().readTree(console.out()).get("trials");
    for (JsonNode trial : trials) {
      ((ObjectNode) trial).remove(List.of("array", "started", "finished", "attempts", "origin"));
      trial.get("epochs").forEach(epoch -> ((ObjectNode) epoch).remove("seconds"));
    }
    return trials;
  }

  private static List<String> weights(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".ablate/ablate.weights"))) {
      List<String> digests = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        digests.add(file.getFileName() + " " + DigestUtils.sha256Hex(Files.readAllBytes(file)));
      }
      return digests;
    }
  }
}
