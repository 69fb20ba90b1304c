package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Settings;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A loss as a module of {@code torch.nn}, or of the script where PyTorch has none. */
record LossCode(Instance loss, int outputs) {
  private static final Set<String> TENSORS = Set.of("weight", "pos_weight", "alpha");
  private static final Map<String, String> OWN =
      Map.of(
          "FocalLoss",
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


          """,
          "ContrastiveLoss",
          """
          class ContrastiveLoss(nn.Module):
              \"""Draws pairs of one class together, and others a margin apart (Hadsell et al. 2006).\"""

              def __init__(self, margin=1.0):
                  super().__init__()
                  self.margin = margin

              def forward(self, outputs, classes):
                  (a, b), (first, second) = outputs.chunk(2), classes.chunk(2)
                  distance = nn.functional.pairwise_distance(a, b)
                  lack = (self.margin - distance).relu()
                  return torch.where(first == second, distance, lack).square().mean()


          """,
          "CosineEmbeddingLoss",
          """
          class CosineEmbeddingLoss(nn.CosineEmbeddingLoss):
              \"""PyTorch's, of a batch of first examples with second ones behind them.\"""

              def forward(self, outputs, classes):
                  (a, b), (first, second) = outputs.chunk(2), classes.chunk(2)
                  return super().forward(a, b, (first == second) * 2 - 1)


          """,
          "TripletMarginLoss",
          """
          class TripletMarginLoss(nn.TripletMarginLoss):
              \"""PyTorch's, of a batch of anchors with positives and negatives behind them.\"""

              def forward(self, outputs, classes):
                  return super().forward(*outputs.chunk(3))


          """);

  static LossCode of(Trial trial) {
    Settings settings = trial.settings();
    return new LossCode(settings.loss(), Math.toIntExact(trial.network().output().count()));
  }

  /** The class of the loss, where PyTorch has none that takes a batch as it is. */
  String classes() {
    return OWN.getOrDefault(loss.name(), "");
  }

  /** The expression that makes it. */
  String criterion() {
    if (loss.name().equals("FocalLoss")) {
      return Python.call("FocalLoss", arguments("gamma=" + Python.of(loss.get("gamma"))));
    }
    String name = loss.name();
    return Python.call(OWN.containsKey(name) ? name : "nn." + name, arguments());
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
