package dev.ablate.robustness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ablate.JavaProcess;
import dev.ablate.cli.Main;
import dev.ablate.cli.TestConsole;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A sweep of two trials over some images, in a folder of its own. */
final class SmallSweep {
  /** Exit codes: all done, trials failed, the file has errors, the machine cannot run it. */
  static final int OK = 0;

  static final int TRIALS_FAILED = 1;
  static final int FILE_ERRORS = 3;
  static final int MACHINE = 4;

  /** Those of the launcher, but for its archive of classes. */
  private static final List<String> FLAGS =
      List.of("-DOPT_OUT_TRACKING=true", "-XX:+UseSerialGC", "-Xms32m");

  private static final String FILE = "sweep.exp";
  private static final String TEXT =
      """
      model net { Flatten Linear(4) BatchNorm1d ReLU Linear(classes) }
      experiment "Small" {
        data = ImageFolder("images", size = 4, validation = 0.25)
        model = net()
        loss = CrossEntropyLoss()
        optimizer = Adam(lr in {0.01, 0.1})
        epochs = %d
        batch_size = 3
      }
      """;

  private final Path folder;
  private final TestConsole console;

  private SmallSweep(Path folder) {
    this.folder = folder;
    this.console = new TestConsole(folder);
  }

  /**
   * What is to be the same however it came about.
   *
   * @param trials all that is stored of them but for when it was and how long it took
   * @param weights the digest of each file
   */
  record Results(JsonNode trials, Map<String, String> weights) {}

  /** Writes the file, of two epochs, and its images. */
  static SmallSweep in(Path folder) throws IOException {
    return in(folder, 2);
  }

  /** Writes the file and its images. */
  static SmallSweep in(Path folder, int epochs) throws IOException {
    for (String label : List.of("dark", "light")) {
      Path images = Files.createDirectories(folder.resolve("images").resolve(label));
      Random random = new Random(label.hashCode());
      for (int i = 0; i < 6; i++) {
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 16; pixel++) {
          image.setRGB(pixel % 4, pixel / 4, random.nextInt(1 << 24));
        }
        ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
      }
    }
    Files.writeString(folder.resolve(FILE), TEXT.formatted(epochs));
    return new SmallSweep(folder);
  }

  /** The same sweep, with a console of its own. */
  SmallSweep again() {
    return new SmallSweep(folder);
  }

  Path folder() {
    return folder;
  }

  /** Trains what is missing; gives the exit code. */
  int run(String... more) {
    return console.run(
        Stream.concat(Stream.of("run", FILE, "-v", "--checkpoint-every", "0s"), Stream.of(more))
            .toArray(String[]::new));
  }

  /** A process that does the same. */
  Process start(String... more) throws IOException {
    return process(Main.class, more).start();
  }

  /** A process that does the same by an entry point of its own. */
  ProcessBuilder process(Class<?> main, String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of("run", FILE, "--quiet", "--checkpoint-every", "0s"), Stream.of(more))
            .toArray(String[]::new);
    return JavaProcess.of(FLAGS, main, arguments)
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.PIPE);
  }

  /** How many checkpoints each trial has written. */
  List<Long> checkpoints() throws IOException {
    return journals().values().stream()
        .map(text -> text.lines().filter(line -> line.contains("{\"checkpoint\":")).count())
        .toList();
  }

  /** What the journal of each trial holds. */
  Map<Path, String> journals() throws IOException {
    Map<Path, String> journals = new TreeMap<>();
    for (Path journal : files(folder.resolve(".ablate/ablate.journals"))) {
      journals.put(journal, Files.readString(journal));
    }
    return journals;
  }

  /** Compares its journals, database, weights and checkpoints; gives the exit code. */
  int verify() {
    return console.run("store", "verify");
  }

  /** What the last command said. */
  String err() {
    return console.err();
  }

  /** What the last command printed. */
  String out() {
    return console.out();
  }

  /** All that is stored of its trials. */
  JsonNode trials() throws IOException {
    console.run("trials", FILE, "--json");
    return new ObjectMapper().readTree(console.out()).get("trials");
  }

  /** The trials that are done, by id, with when that was and in how many attempts. */
  Map<String, JsonNode> done() throws IOException {
    Map<String, JsonNode> done = new LinkedHashMap<>();
    for (JsonNode trial : trials()) {
      if (trial.get("state").textValue().equals("done")) {
        done.put(trial.get("id").textValue(), trial);
      }
    }
    return done;
  }

  Results results() throws IOException {
    JsonNode trials = trials();
    for (JsonNode trial : trials) {
      ((ObjectNode) trial).remove(List.of("array", "started", "finished", "attempts"));
      trial.get("epochs").forEach(epoch -> ((ObjectNode) epoch).remove("seconds"));
    }
    return new Results(trials, StoredWeightDigests.in(folder));
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.toList());
    }
  }
}
