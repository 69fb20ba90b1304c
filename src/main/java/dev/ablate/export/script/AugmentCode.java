package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Augmentations in the order of the list: crops, flips, erasing and mixing in the script's own
 * words, so that they can take Ablate's draws; the others as torchvision's, which have the same
 * names and arguments.
 */
final class AugmentCode {
  private static final Set<String> TORCHVISION =
      Set.of("RandomResizedCrop", "RandomRotation", "RandomAffine", "ColorJitter", "RandAugment");

  /** What computes the same whether it comes before or after normalisation. */
  private static final Set<String> AFTER =
      Set.of("RandomHorizontalFlip", "RandomVerticalFlip", "RandomErasing", "MixUp", "CutMix");

  private final List<Instance> parts;
  private final DataCode data;
  private final MixingCode mixing;

  AugmentCode(Trial trial) {
    this.parts = trial.settings().augment();
    this.data = new DataCode(trial);
    this.mixing = MixingCode.of(trial);
  }

  /** Whether one is torchvision's. */
  boolean usesTorchvision() {
    return parts.stream().anyMatch(AugmentCode::isTransform);
  }

  /** Whether training examples are normalised in each update. */
  boolean normalizesLater() {
    return normalizedAfter() > 0;
  }

  /** The names of the arrays of draws that the script takes. */
  List<String> draws() {
    List<String> draws = new ArrayList<>(mixing.draws());
    IntStream.range(0, parts.size())
        .filter(i -> !isTransform(parts.get(i)) && !MixingCode.mixes(parts.get(i)))
        .forEach(i -> draws.add(name(i)));
    return draws;
  }

  /** Functions of the script. */
  String functions() {
    Set<String> functions = new LinkedHashSet<>();
    parts.forEach(part -> functions.addAll(functions(part)));
    return String.join("", functions);
  }

  private List<String> functions(Instance part) {
    return switch (part.name()) {
      case "RandomCrop" -> CropCode.of(part).functions();
      case "RandomErasing" -> List.of(ErasingCode.FUNCTIONS);
      case "MixUp", "CutMix" -> List.of(mixing.function());
      default -> List.of();
    };
  }

  /** What is there before the first update: the transforms of an image. */
  List<String> preparation() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (startsTransforms(i)) {
        List<String> calls =
            parts.subList(i, parts.size()).stream()
                .takeWhile(AugmentCode::isTransform)
                .map(AugmentCode::call)
                .toList();
        lines.add(transform(i) + " = transforms.Compose(" + Python.list(calls) + ")");
      }
    }
    return lines;
  }

  /** What happens to {@code x} in an update, normalisation included where it comes after. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      lines.addAll(lines(i));
      if (i + 1 == normalizedAfter() && data.normalizes()) {
        lines.add("x = (x - mean) / std");
      }
    }
    return lines;
  }

  private List<String> lines(int i) {
    Instance part = parts.get(i);
    DrawCode draws = new DrawCode(name(i), data.batch());
    return switch (part.name()) {
      case "RandomCrop" -> CropCode.of(part).lines(draws);
      case "RandomHorizontalFlip", "RandomVerticalFlip" -> FlipCode.lines(part, draws);
      case "RandomErasing" ->
          ErasingCode.lines(part, draws, i < normalizedAfter() && data.normalizes());
      case "MixUp", "CutMix" -> mixing.lines(part, isFirstMixture(i));
      default ->
          startsTransforms(i)
              ? List.of("x = torch.stack([" + transform(i) + "(image) for image in x])")
              : List.of();
    };
  }

  /** How many parts stand up to the last that takes pixels from 0 to 1. */
  private int normalizedAfter() {
    return IntStream.range(0, parts.size())
        .filter(i -> !AFTER.contains(parts.get(i).name()))
        .map(i -> i + 1)
        .max()
        .orElse(0);
  }

  private boolean startsTransforms(int i) {
    return isTransform(parts.get(i)) && (i == 0 || !isTransform(parts.get(i - 1)));
  }

  private static boolean isTransform(Instance part) {
    return TORCHVISION.contains(part.name());
  }

  private String transform(int i) {
    long before = IntStream.range(0, i).filter(this::startsTransforms).count();
    return before == 0 ? "augment" : "augment_" + (before + 1);
  }

  private boolean isFirstMixture(int i) {
    return parts.subList(0, i).stream().noneMatch(MixingCode::mixes);
  }

  /** As Ablate calls its draws: a second of one kind by {@code RandomErasing2}. */
  private String name(int i) {
    List<String> kinds = parts.stream().map(Instance::name).toList();
    int number = Collections.frequency(kinds.subList(0, i + 1), kinds.get(i));
    return kinds.get(i) + (number > 1 ? number : "");
  }

  private static String call(Instance augmentation) {
    String interpolation = "interpolation";
    List<String> arguments =
        new ArrayList<>(Python.keywords(augmentation, Set.of(interpolation)).toList());
    if (augmentation.withoutDefaults().find(interpolation).isPresent()) {
      String mode = augmentation.text(interpolation).toUpperCase(Locale.ROOT);
      arguments.add(interpolation + "=transforms.InterpolationMode." + mode);
    }
    return Python.call("transforms." + augmentation.name(), arguments);
  }
}
