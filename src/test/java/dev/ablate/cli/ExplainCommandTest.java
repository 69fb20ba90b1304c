package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private static final String HEAD =
      """
      model mlp(width = 4) { Flatten Linear(width) ReLU Linear(classes) }
      experiment "Explained" {
        data = Shapes(train = 40, test = 20, classes = 2, size = 8, validation = 8)
        model = mlp()
        loss = CrossEntropyLoss()
        epochs = 3
      """;

  private final Path folder;
  private final TestConsole console;

  ExplainCommandTest(@TempDir Path folder) {
    this.folder = folder;
    console = new TestConsole(folder);
  }

  private int explain(String body, String... options) throws IOException {
    Files.writeString(folder.resolve("e.exp"), HEAD + body + "\n}\n");
    return console.run(
        Stream.concat(Stream.of("explain", "e.exp"), Arrays.stream(options))
            .toArray(String[]::new));
  }

  @Test
  void everyAxisIsNamedAndEachConditionCountsAloneAndAfterThoseBefore() throws IOException {
    String body =
        """
        let lr in geomspace(1e-3, 1e-1, 5)
        optimizer in {SGD(lr = lr), AdamW(lr = lr, weight_decay in {0, 0.01,  # often
          0.1})}
        batch_size in {8, 16}
        seed in 1..3
        where lr * batch_size <= 0.5
        where lr < 0.1
        """;
    assertThat(explain(body)).isEqualTo(Exit.OK);
    assertThat(console.out())
        .isEqualTo(
            """
            Explained: 84 trials

            5 x (1 + 3) x 2 x 3 seeds = 120
              seed                      3  1..3
              lr                        5  geomspace(1e-3, 1e-1, 5)
              optimizer                 2  {SGD(lr = lr), AdamW(lr = lr, weight_decay in {0, 0.01, 0...
                optimizer.weight_decay  3  {0, 0.01, 0.1}                                                only with optimizer = AdamW
              batch_size                2  {8, 16}
              where lr * batch_size <= 0.5: breaks 36 alone, 84 left
              where lr < 0.1: breaks 24 alone, 84 left
            """);
    assertThat(folder).isDirectoryNotContaining("glob:**.ablate");
    assertThat(explain(body, "-v")).isEqualTo(Exit.OK);
    assertThat(console.out())
        .contains("{SGD(lr = lr), AdamW(lr = lr, weight_decay in {0, 0.01, 0.1})}");
  }

  @Test
  void whatMakesEqualTrialsIsNamed() throws IOException {
    String body =
        """
        optimizer = SGD(lr = 0.1)
        batch_size = 8
        let unused in {1, 2}
        baseline "as is" {}
        variant "same" { optimizer = SGD(lr = 0.1) }
        variant "other" { optimizer.lr in {0.2, 0.3} }
        """;
    assertThat(explain(body)).isEqualTo(Exit.OK);
    assertThat(console.err()).contains("'unused' changes nothing");
    assertThat(console.out())
        .contains("as is: 2\n  unused  2  {1, 2}  changes nothing\n")
        .contains("other: 2 x 2 = 4\n")
        .endsWith("in all: 8 in the product, 5 duplicates, 3 trials\n  equal: as is | same\n");
  }

  @Test
  void theJsonHoldsTheSame() throws IOException {
    String body =
        """
        optimizer = SGD(lr in {0.1, 0.2})
        batch_size = 8
        where optimizer.lr < 0.2
        """;
    assertThat(explain(body, "--json")).isEqualTo(Exit.OK);
    JsonNode json = new ObjectMapper().readTree(console.out());
    assertThat(json.get("product").intValue()).isEqualTo(2);
    assertThat(json.get("removed_by_where").intValue()).isEqualTo(1);
    assertThat(json.get("trials").intValue()).isEqualTo(1);
    JsonNode block = json.get("blocks").get(0);
    assertThat(block.get("axes").get(0).get("name").textValue()).isEqualTo("optimizer.lr");
    assertThat(block.get("where").get(0).get("breaks").intValue()).isEqualTo(1);
  }

  @Test
  void aFileWithErrorsIsNotExplained() throws IOException {
    assertThat(explain("optimizer = SDG(lr = 0.1) batch_size = 8")).isEqualTo(Exit.FILE_ERRORS);
    assertThat(console.err()).contains("did you mean 'SGD'?");
    assertThat(console.out()).isEmpty();
  }
}
