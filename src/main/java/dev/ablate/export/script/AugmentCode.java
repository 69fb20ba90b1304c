package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Augmentations as torchvision's, where they are called alike and take the same arguments. */
final class AugmentCode {
  private static final Set<String> KNOWN =
      Set.of(
          "RandomCrop",
          "RandomHorizontalFlip",
          "RandomVerticalFlip",
          "RandomResizedCrop",
          "RandomRotation",
          "RandomAffine",
          "ColorJitter",
          "RandAugment");

  private AugmentCode() {}

  /** The expression that makes a transform of one image; empty without augmentation. */
  static String of(Settings settings) {
    List<String> calls =
        settings
            .root()
            .find("augment")
            .map(list -> ((Value.ListOf) list).items().stream().map(AugmentCode::call).toList())
            .orElse(List.of());
    return calls.isEmpty() ? "" : "transforms.Compose(" + Python.list(calls) + ")";
  }

  private static String call(Value value) {
    Instance augmentation = (Instance) value;
    if (!KNOWN.contains(augmentation.name())) {
      throw new UnexportableException("the augmentation " + augmentation.name());
    }
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
