package dev.ablate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {

  @Test
  void axesGoByPathAndLetsByName() {
    List<Cell> cells =
        cells(
            """
            model net { Flatten Linear(classes) }
            experiment "e" {
              let lr in {0.1, 0.2}
              let (size, rounds) in {(10, 1), (20, 2)}
              data = Shapes(train = 100, test = 10, size = 8)
              model = net()
              loss = CrossEntropyLoss()
              optimizer = SGD(lr = 2 * lr)
              batch_size = size
              epochs = rounds
              report "r" { rows = [lr, size] }
            }
            """);

    assertThat(cells).hasSize(4);
    assertThat(cells.get(3).axes())
        .containsEntry("optimizer.lr", new Value.Real(0.4))
        .containsEntry("batch_size", new Value.Int(20))
        .doesNotContainKey("lr");
    assertThat(cells.get(3).lets())
        .isEqualTo(
            Map.of(
                "lr", new Value.Real(0.2),
                "size", new Value.Int(20),
                "rounds", new Value.Int(2)));
  }

  @Test
  void whatVariesInsideALetGoesByBothItsPaths() {
    List<Cell> cells =
        cells(
            """
            model net { Flatten Linear(classes) }
            experiment "e" {
              let decay = CosineAnnealingLR(eta_min in {0.0, 1e-4})
              data = Shapes(train = 100, test = 10, size = 8)
              model = net
              loss = CrossEntropyLoss()
              optimizer = Adam()
              schedule = Warmup(epochs = 1) then decay
              batch_size = 10
              epochs = 3
              report "r" { rows = [decay.eta_min]  pivot = schedule.CosineAnnealingLR.eta_min }
            }
            """);

    assertThat(cells.get(1).axes())
        .isEqualTo(Map.of("schedule.CosineAnnealingLR.eta_min", new Value.Real(1e-4)));
    assertThat(cells.get(1).lets()).isEqualTo(Map.of("decay.eta_min", new Value.Real(1e-4)));
  }

  private static List<Cell> cells(String text) {
    Checked checked = Checker.check(new SourceFile("e.exp", text), Path.of("."));
    assertThat(checked.diagnostics()).isEmpty();
    return checked.experiment().orElseThrow().cells();
  }
}
