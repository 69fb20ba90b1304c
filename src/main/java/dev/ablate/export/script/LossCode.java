package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A loss as a module of {@code torch.nn}, or of the script where PyTorch has none. */
record LossCode(Instance loss, int outputs) {
  private static final Set<String> KNOWN =
      Set.of(
          "CrossEntropyLoss",
          "BCEWithLogitsLoss",
          "MSELoss",
          "L1Loss",
          "SmoothL1Loss",
          "HuberLoss",
          "MultiMarginLoss");
  private static final Set<String> TENSORS = Set.of("weight", "pos_weight", "alpha");
  private static final String FOCAL =
      """
      class FocalLoss(nn.Module):
          \"""Cross-entropy that counts less what is known already (Lin et al. 2017).\"""

          def __init__(self, gamma, alpha=None):
              super().__init__()
              self.gamma = gamma
              self.register_buffer("alpha", alpha)

          def forward(self, logits, classes):
              log = logits.log_softmax(dim=1).gather(1, classes[:, None]).squeeze(1)
              loss = -((-torch.expm1(log)).clamp(min=1e-30) ** self.gamma) * log
              return (loss if self.alpha is None else loss * self.alpha[classes]).mean()


      """;

  static LossCode of(Trial trial) {
    Settings settings = trial.settings();
    return new LossCode(settings.loss(), Math.toIntExact(trial.network().output().count()));
  }

  /** The class of the loss, where PyTorch has none. */
  String classes() {
    return loss.name().equals("FocalLoss") ? FOCAL : "";
  }

  /** The expression that makes it. */
  String criterion() {
    if (loss.name().equals("FocalLoss")) {
      return Python.call("FocalLoss", arguments("gamma=" + Python.of(loss.get("gamma"))));
    }
    if (!KNOWN.contains(loss.name())) {
      throw new UnexportableException("the loss " + loss.name());
    }
    return Python.call("nn." + loss.name(), arguments());
  }

  /** Whether its mean is over the weights of the examples' classes, not over the examples. */
  boolean isWeightedMean() {
    return loss.name().equals("CrossEntropyLoss") && loss.find("weight").isPresent();
  }

  private List<String> arguments(String... first) {
    List<String> arguments = new ArrayList<>(List.of(first));
    TENSORS.forEach(
        name ->
            loss.find(name)
                .ifPresent(
                    value -> arguments.add(name + "=torch.tensor(" + perClass(value) + ")")));
    List<String> written = new ArrayList<>(TENSORS);
    arguments.stream().map(argument -> argument.split("=")[0]).forEach(written::add);
    arguments.addAll(Python.keywords(loss, written).toList());
    return arguments;
  }

  /** One number for all classes stands for as many. */
  private String perClass(Value value) {
    return value instanceof Value.ListOf
        ? Python.of(value)
        : "[" + Python.of(value) + "] * " + outputs;
  }
}
