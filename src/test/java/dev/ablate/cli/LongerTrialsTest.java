package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials with more epochs go on where those with fewer ended, and end as if they had not. */
class LongerTrialsTest {
  private static final String FILE =
      """
      model mlp { Flatten Linear(16) BatchNorm1d ReLU Dropout(0.2) Linear(classes) }
      experiment "Longer" {
        data = Shapes(train = 90, test = 20, classes = 2, size = 8, validation = 20)
        model = mlp()
        loss = CrossEntropyLoss()
        optimizer in {AdamW(lr = 0.01), SGD(lr = 0.1, momentum = 0.9)}
        schedule = StepLR(step_size = 2)
        epochs = 3
        batch_size = 16
        seed in 1..2
      }
      """;

  private static final String FIVE = "epochs=5";

  private final Path whole;
  private final Path parts;

  LongerTrialsTest(@TempDir Path folder) {
    whole = folder.resolve("whole");
    parts = folder.resolve("parts");
  }

  @BeforeEach
  void write() throws IOException {
    write(FILE);
  }

  private void write(String file) throws IOException {
    for (Path folder : List.of(whole, parts)) {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("x.exp"), file);
    }
  }

  private static TestConsole run(Path folder, String... options) {
    TestConsole console = new TestConsole(folder);
    List<String> arguments = Stream.concat(Stream.of("run", "x.exp"), Stream.of(options)).toList();
    assertThat(console.run(arguments.toArray(String[]::new))).isEqualTo(Exit.OK);
    return console;
  }

  private void assertTheSame() throws IOException {
    assertThat(trials(parts)).isEqualTo(trials(whole));
    assertThat(weights(parts)).containsAllEntriesOf(weights(whole));
    TestConsole console = new TestConsole(parts);
    assertThat(console.run("store", "verify")).isEqualTo(Exit.OK);
  }

  /** All that is stored but for when it was, how long it took and where it went on. */
  private static JsonNode trials(Path folder) throws IOException {
    JsonNode trials = json(folder).get("trials");
    for (JsonNode trial : trials) {
      ((ObjectNode) trial).remove(List.of("started", "finished", "attempts", "origin"));
      trial.get("epochs").forEach(epoch -> ((ObjectNode) epoch).remove("seconds"));
    }
    return trials;
  }

  private static JsonNode json(Path folder) throws IOException {
    TestConsole console = new TestConsole(folder);
    console.run("trials", "x.exp", "--json", "--set", FIVE);
    return new ObjectMapper().readTree(console.out());
  }

  private static Map<String, String> weights(Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve(".ablate/ablate.weights"))) {
      for (Path file : files.toList()) {
        digests.put(file.getFileName().toString(), DigestUtils.sha256Hex(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private String plan() {
    TestConsole console = new TestConsole(parts);
    console.run("plan", "x.exp", "--set", FIVE);
    return console.out();
  }

  @Test
  void goOnWhereThoseWithFewerEnded() throws IOException {
    String going = "4 of them going on where trials ended after fewer epochs: 12 of 20 epochs are";
    run(whole, "--set", FIVE);
    assertThat(plan()).doesNotContain("going on");
    run(parts);
    assertThat(plan()).contains(going, "new, 3 of 5 epochs there");
    TestConsole console = run(parts, "--set", FIVE, "-v");
    assertThat(console.err())
        .contains(going)
        .containsPattern("[0-9a-f]{16} has its first 3 epochs from trial [0-9a-f]{16}\n");
    assertTheSame();
    JsonNode trial = json(parts).get("trials").get(0);
    String origin = trial.get("origin").get("trial").textValue();
    assertThat(trial.get("origin").toString())
        .isEqualTo("{\"trial\":\"" + origin + "\",\"epochs\":3}");
    console.run("show", trial.get("id").textValue());
    assertThat(console.out()).contains("epochs 1 to 3  of trial " + origin);
    assertThat(parts.resolve("reports/x/index.html"))
        .content()
        .contains("its first 3 epochs are those of trial " + origin);
  }

  @Test
  void goOnFromOneAnotherInOneSweep() throws IOException {
    write(FILE.replace("BatchNorm1d", "").replace("epochs = 3", "epochs in {1, 2, 5}"));
    run(parts, "--array", "1");
    write(FILE.replace("BatchNorm1d", ""));
    run(whole, "--set", FIVE);
    assertTheSame();
    assertThat(json(parts).get("trials").findValues("origin"))
        .allMatch(origin -> origin.get("epochs").intValue() == 2);
  }

  @Test
  void beginAtTheirStartWhereTheRateIsAnotherOne() throws IOException {
    write(FILE.replace("StepLR(step_size = 2)", "CosineAnnealingLR()"));
    run(parts);
    assertThat(plan()).doesNotContain("going on");
    write(FILE.replace("StepLR(step_size = 2)", "CosineAnnealingLR(T_max = 3)"));
    assertThat(plan()).contains("going on");
  }

  @Test
  void beginAtTheirStartWhereNothingIsKept() throws IOException {
    run(parts, "--keep-ends", "0");
    assertThat(plan()).doesNotContain("going on");
  }
}
