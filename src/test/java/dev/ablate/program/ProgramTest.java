package dev.ablate.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Trials;
import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Programs hold what their trials need and nothing else. */
class ProgramTest {
  private static final Shape IMAGE = Shape.of(3, 8, 8);

  @Test
  void aLayerIsAFewLines() {
    assertThat(method("forward", program("Linear(5) ReLU Linear(classes)", Shape.of(4), "SGD()")))
        .isEqualTo(
            """
            T = torch.size(w, 0)
            ps = torch.split_with_sizes(w, [20, 5, 10, 2], 1)
            v0 = torch.transpose(x, 1, 2)
            v1 = torch.expand(v0, [T, -1, -1])
            v2 = torch.baddbmm(torch.unsqueeze(ps[1], 2), torch.view(ps[0], [T, 5, 4]), v1)
            v3 = torch.relu_(v2)
            v4 = torch.baddbmm(torch.unsqueeze(ps[3], 2), torch.view(ps[2], [T, 2, 5]), v3)
            v5 = torch.transpose(v4, 1, 2)
            return v5
            """);
  }

  @Test
  void whatOthersNeedIsNotOverwritten() {
    String network = "Linear(4) residual { ReLU Linear(4) } ReLU Tanh ReLU Linear(classes)";
    assertThat(method("forward", program(network, Shape.of(4), "SGD()"))).doesNotContain("relu_");
  }

  @Test
  void anUpdateIsWholeArrayOperationsWhateverTheNumberOfLayers() {
    String one = method("update", program("Linear(classes)", Shape.of(4), "AdamW()"));
    String three =
        method("update", program("Linear(9) Linear(9) Linear(classes)", Shape.of(4), "AdamW()"));
    assertThat(three).isEqualTo(one);
  }

  @Test
  void differentOptimizersTakeRowsOfTheirOwn() {
    Program mixed = program("Linear(classes)", Shape.of(4), "SGD()", "AdamW()", "SGD(lr = 1)");
    assertThat(mixed.design().rules()).hasSize(2);
    assertThat(method("update", mixed)).contains("torch.narrow(state[0], 0, start, n)");
    assertThat(mixed.slots()).isEqualTo(2);
  }

  @Test
  void flagsThatNeedNoArithmeticLeaveNone() {
    assertThat(method("update", program("Linear(classes)", Shape.of(4), "SGD(momentum = 0.0)")))
        .doesNotContain("torch.mul_(", "state[1]");
    assertThat(program("Linear(classes)", Shape.of(4), "SGD()").slots()).isZero();
  }

  @Test
  void imageNetworksRunTrialByTrialOnACpuAlone() {
    String cnn = "Conv2d(4, kernel_size = 3) Flatten Linear(classes)";
    assertThat(design(cnn, IMAGE, true, "SGD()").trialByTrial()).isTrue();
    assertThat(design(cnn, IMAGE, false, "SGD()").trialByTrial()).isFalse();
    assertThat(design("Flatten Linear(classes)", IMAGE, true, "SGD()").trialByTrial()).isFalse();
  }

  @Test
  void manyWeightsAreUpdatedByAKernelOfAdamsOnACpuAlone() {
    String large = "Linear(1000) Linear(classes)";
    Shape input = Shape.of(16);
    assertThat(update(large, input, true, "AdamW()")).contains("torch._fused_adamw_(");
    assertThat(update(large, input, true, "Adam()")).contains("torch._fused_adam_(");
    assertThat(update(large, input, false, "AdamW()")).doesNotContain("_fused_");
    assertThat(update("Linear(classes)", input, true, "AdamW()")).doesNotContain("_fused_");
  }

  @Test
  void whatAugmentsStandsOnlyInProgramsThatDo() {
    Network network =
        Networks.of("Flatten Linear(classes)", Networks.classified(IMAGE, 2, 9, 0, 0));
    for (String augment : List.of("none", "[RandomVerticalFlip()]", "[MixUp()]")) {
      Settings settings =
          Trials.settings("augment", augment, "optimizer", "SGD()", "batch_size", "3");
      String text = Program.of(Design.of(network, List.of(settings), true, true)).text();
      assertThat(text.contains("torch.flip")).isEqualTo(augment.contains("Flip"));
      assertThat(text.contains("augmented_batch")).isNotEqualTo(augment.equals("none"));
      assertThat(text.contains("mixed_loss")).isEqualTo(augment.contains("MixUp"));
    }
  }

  @Test
  void onlyProductsAreComputedInFewerBits() {
    Network network =
        Networks.of(
            "Linear(5) LayerNorm Linear(classes)", Networks.classified(Shape.of(4), 2, 9, 0, 0));
    Settings fp16 =
        Trials.settings("optimizer", "SGD()", "batch_size", "3", "precision", "\"fp16\"");
    Program gpu = Program.of(Design.of(network, List.of(fp16), false, false));
    assertThat(method("forward", gpu))
        .contains("torch.baddbmm(torch.unsqueeze(qs[1], 2)", "torch.mul(v4, torch.reshape(ps[2]")
        .contains("torch.layer_norm(torch.to(v3, 6)");
    assertThat(method("train", gpu)).contains("self.unscale(g, state)", "self.update_finite(");
    assertThat(method("train", program("Linear(classes)", Shape.of(4), "SGD()")))
        .doesNotContain("unscale", "update_finite");
  }

  @Test
  void dropoutDrawsForEveryExampleOfEveryLayer() {
    Program program =
        program("Linear(5) Dropout Linear(7) Dropout Linear(classes)", Shape.of(4), "SGD()");
    assertThat(method("uniform", program)).contains("torch.manual_seed", "torch.rand([B, 12]");
    assertThat(method("uniform", program("Linear(classes)", Shape.of(4), "SGD()")))
        .doesNotContain("torch.rand");
  }

  private static String update(String layers, Shape input, boolean cpu, String optimizer) {
    return method("update", Program.of(design(layers, input, cpu, optimizer)));
  }

  private static Program program(String layers, Shape input, String... optimizers) {
    return Program.of(design(layers, input, true, optimizers));
  }

  private static Design design(String layers, Shape input, boolean cpu, String... optimizers) {
    Network network = Networks.of(layers, Networks.classified(input, 2, 9, 0, 0));
    List<Settings> settings =
        Stream.of(optimizers)
            .map(optimizer -> Trials.settings("optimizer", optimizer, "batch_size", "3"))
            .toList();
    return Design.of(network, settings, false, cpu);
  }

  /** The body of a method, without its indentation. */
  private static String method(String name, Program program) {
    String text = program.text();
    int start = text.indexOf('\n', text.indexOf("  def " + name + "("));
    int end = text.indexOf("  def ", start);
    return text.substring(start + 1, end).replaceAll("(?m)^    ", "");
  }
}
