package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as people have them train without a word on their shape, classes or scale. */
class CsvTrainingTest {
  private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
  private static final String FILE =
      """
      model mlp { Linear(16) ReLU Linear(classes) }
      experiment "Table" {
        data       = Csv(train = "table.csv", test = 0.3, target = "%s")
        model      = mlp()
        loss       = %s()
        optimizer  = Adam(lr = 0.02)
        epochs     = 30
        batch_size = 16
        metrics    = [%s]
      }
      """;

  private final Random random = new Random(3);
  private final Path folder;
  private final TestConsole console;

  CsvTrainingTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  @Test
  void flowersLikeIris() throws IOException {
    StringBuilder table = new StringBuilder("sepal,petal_length,petal_width,species\n");
    for (int row = 0; row < 150; row++) {
      int species = row % 3;
      table.append(
          line(5.8 + noise(0.8), 1.5 + 2 * species + noise(0.4), 0.2 + species + noise(0.2)));
      table.append(SPECIES.get(species)).append('\n');
    }
    JsonNode metrics = train(table, FILE.formatted("species", "CrossEntropyLoss", "f1"));
    assertThat(metrics.get("test_accuracy").doubleValue()).isGreaterThan(0.9);
    assertThat(metrics.get("test_f1").doubleValue()).isGreaterThan(0.9);
  }

  @Test
  void housesWithPrices() throws IOException {
    StringBuilder table = new StringBuilder("area,rooms,district,price\n");
    for (int row = 0; row < 200; row++) {
      double area = 100 + noise(30);
      int rooms = 1 + random.nextInt(5);
      String district = random.nextBoolean() ? "north" : "south";
      double price = area / 50 + 0.3 * rooms + (district.equals("north") ? 1 : 0) + noise(0.1);
      table.append(line(area, rooms)).append(district).append(',').append(price).append('\n');
    }
    JsonNode metrics = train(table, FILE.formatted("price", "MSELoss", "r2"));
    assertThat(metrics.get("test_r2").doubleValue()).isBetween(0.9, 1.0);
    assertThat(metrics.get("test_mae").doubleValue()).isLessThan(0.3);
  }

  private JsonNode train(CharSequence table, String file) throws IOException {
    Files.writeString(folder.resolve("table.csv"), table);
    Files.writeString(folder.resolve("table.exp"), file);
    assertThat(console.run("run", "table.exp")).as(console.err()).isEqualTo(Exit.OK);
    console.run("trials", "table.exp", "--json");
    return new ObjectMapper().readTree(console.out()).get("trials").get(0).get("metrics");
  }

  private double noise(double deviation) {
    return deviation * random.nextGaussian();
  }

  private static String line(double... numbers) {
    StringBuilder line = new StringBuilder();
    for (double number : numbers) {
      line.append(String.format(Locale.ROOT, "%.3f,", number));
    }
    return line.toString();
  }
}
