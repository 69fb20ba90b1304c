package dev.ablate.export.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.Networks;
import dev.ablate.Specs;
import dev.ablate.Trials;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Losses;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts as text; {@code ExportedScriptsTest} runs them. */
class PyTorchScriptTest {
  private static final Shape IMAGE = Shape.of(3, 8, 8);

  private static String script(String... written) {
    List<String> all =
        Stream.concat(Stream.of("optimizer", "SGD()", "batch_size", "16"), Arrays.stream(written))
            .toList();
    Settings settings = Trials.settings(all.toArray(String[]::new));
    Task task = Losses.task(settings.loss(), settings.data());
    DataInfo data = new DataInfo(IMAGE, task, 6, 60, 20, 20, "sample");
    Network network = Networks.chain(IMAGE, "Flatten", "Linear(6)");
    return new PyTorchScript(Trials.trial(network, data, settings), true).text();
  }

  /** A schedule's lengths stand in every trial that runs. */
  private static final List<String> SCHEDULES =
      List.of(
          "StepLR(step_size = 3)",
          "MultiStepLR(milestones = [2, 4])",
          "ExponentialLR(gamma = 0.9)",
          "CosineAnnealingLR(T_max = 5)",
          "CosineAnnealingWarmRestarts(T_0 = 2)",
          "ReduceLROnPlateau(mode = min, monitor = val_loss)",
          "CyclicLR(base_lr = 0.01, max_lr = 0.1)",
          "OneCycleLR(max_lr = 0.1, total_steps = 9)",
          "LinearLR(total_iters = 3)",
          "ConstantLR(total_iters = 3)",
          "PolynomialLR(total_iters = 3)",
          "Warmup(steps = 3)");

  private static final List<String> AUGMENTATIONS =
      List.of(
          "RandomCrop(8, padding = 2)",
          "RandomHorizontalFlip()",
          "RandomVerticalFlip()",
          "RandomResizedCrop(8, interpolation = nearest)",
          "RandomRotation(30)",
          "RandomAffine(10, shear = 3)",
          "RandomErasing()",
          "ColorJitter(hue = 0.1)",
          "RandAugment()",
          "MixUp()",
          "CutMix()");

  static Stream<String> schedules() {
    return SCHEDULES.stream();
  }

  static Stream<String> losses() {
    return Catalog.standard().names(Kind.LOSS).stream();
  }

  static Stream<String> optimizers() {
    return Catalog.standard().names(Kind.OPTIMIZER).stream();
  }

  static Stream<String> augmentations() {
    return AUGMENTATIONS.stream();
  }

  @Test
  void saysWhatToDoWithoutItsData() {
    assertThat(script())
        .contains("raise SystemExit(f\"{path} is missing; export again with --with-data\")");
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void everyScheduleIsWritten(String schedule) {
    String name = Specs.instance(schedule).name();
    assertThat(script("schedule", schedule))
        .contains("scheduler.step(")
        .contains(name.equals("Warmup") ? "LambdaLR(" : "lr_scheduler." + name + "(");
    if (!name.equals("ReduceLROnPlateau")) {
      assertThat(script("schedule", "ConstantLR(factor = 0, total_iters = 3) then " + schedule))
          .contains("LambdaLR(optimizer, lr_factor)");
    }
  }

  @ParameterizedTest
  @MethodSource("losses")
  void everyLossIsWritten(String loss) {
    assertThat(script("loss", loss + "()", "data", data(loss)))
        .containsPattern("criterion = (nn\\.)?" + loss + "\\(");
  }

  private static String data(String loss) {
    return switch (Losses.task(Specs.instance(loss + "()"), Specs.instance("Shapes()"))) {
      case PAIRS -> "Pairs(Shapes())";
      case TRIPLETS -> "Triplets(Shapes())";
      case CLASSES, NUMBERS, LABELS -> "Shapes()";
    };
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void everyOptimizerIsWritten(String optimizer) {
    assertThat(script("optimizer", optimizer + "()")).contains("torch.optim." + optimizer + "(");
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void everyAugmentationIsWritten(String augmentation) {
    assertThat(script("augment", "[" + augmentation + "]"))
        .containsPattern(
            "transforms\\." + Specs.instance(augmentation).name() + "\\(|in data:\n +drawn = ");
  }

  @Test
  void everyScheduleAndAugmentationOfTheCatalogIsAmongThem() {
    assertThat(SCHEDULES)
        .extracting(spec -> Specs.instance(spec).name())
        .containsAll(Catalog.standard().names(Kind.SCHEDULE));
    assertThat(AUGMENTATIONS)
        .extracting(spec -> Specs.instance(spec).name())
        .containsAll(Catalog.standard().names(Kind.AUGMENTATION));
  }

  @Test
  void pixelsAreNormalisedBehindTheLastTransformOfTheirValues() {
    assertThat(
            script(
                "augment",
                "[RandomErasing(value = 1), RandomRotation([-10, 20], fill = 0.5),"
                    + " ColorJitter(hue = 0.1), RandomErasing(), RandomHorizontalFlip()]"))
        .contains(
            "augment = transforms.Compose([transforms.RandomRotation(degrees=[-10.0, 20.0],"
                + " fill=0.5), transforms.ColorJitter(hue=0.1)])")
        .containsSubsequence(
            "erase(x, rectangles, mean[0] + std[0] * 1.0)",
            "x = torch.stack([augment(image) for image in x])",
            "x = (x - mean) / std",
            "data[\"RandomErasing2\"]",
            "erase(x, rectangles, 0.0)",
            "x.flip(3)");
  }
}
