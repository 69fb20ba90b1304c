package dev.ablate.export.script;

import dev.ablate.catalog.Task;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/** The loss and the gradients of an update, computed at once or in parts. */
record GradientCode(Trial trial) {

  /** What computes them of {@code x} and {@code y}, and keeps what metrics are computed from. */
  List<String> lines() {
    return trial.settings().accumulate() > 1 ? inParts() : atOnce();
  }

  /** The expression for the value of the loss. */
  String loss() {
    return trial.settings().accumulate() > 1 ? "loss" : "loss.item()";
  }

  /** The expression for what the loss compares with: a class as numbers where it wants these. */
  String target(String y) {
    boolean oneHot =
        trial.settings().loss().name().equals("BCEWithLogitsLoss")
            && trial.data().task() == Task.CLASSES;
    return oneHot ? "nn.functional.one_hot(" + y + ", " + trial.data().outputs() + ").float()" : y;
  }

  private List<String> atOnce() {
    String loss = "criterion(out, %s)";
    String own = loss.formatted(target("y"));
    return List.of(
        "out = " + precision().call("x"),
        "loss = " + (mixes() ? shared(own, loss.formatted(target("other"))) : own),
        precision().backward("loss"),
        "seen.append((out.detach(), " + counted() + "))");
  }

  private List<String> inParts() {
    ViewsCode views = new ViewsCode(trial);
    String loss = "criterion(out, %s) * (%s / %s)";
    String own = loss.formatted(target("a"), size("a"), "size");
    List<String> lines = new ArrayList<>();
    lines.add("loss, outputs, size = 0.0, [], " + size("y"));
    if (mixes()) {
      lines.add("other_size = " + size("other"));
      String rest = loss.formatted(target("b"), size("b"), "other_size");
      lines.add(
          "for part, a, b in zip(x.split(PART_SIZE), y.split(PART_SIZE), other.split(PART_SIZE)):");
      lines.add("    out = " + precision().call("part"));
      lines.add("    part_loss = " + shared(own, rest));
    } else {
      lines.add("for part, a in zip(" + views.split("x") + ", " + views.split("y") + "):");
      lines.add("    out = " + precision().call("part"));
      lines.add("    part_loss = " + own);
    }
    lines.add("    " + precision().backward("part_loss"));
    lines.add("    loss += part_loss.item()");
    lines.add("    outputs.append(out.detach())");
    lines.add("seen.append((" + views.joined("outputs") + ", " + counted() + "))");
    return lines;
  }

  /** What a part's loss is a mean over. */
  private String size(String y) {
    return LossCode.of(trial).isWeightedMean()
        ? "criterion.weight[" + y + "].sum()"
        : "len(" + y + ")";
  }

  private static String shared(String own, String other) {
    return "share * " + own + " + (1 - share) * " + other;
  }

  /** The targets that metrics count: of mixed examples the heavier one. */
  private String counted() {
    return mixes() ? "y if share >= 0.5 else other" : "y";
  }

  private boolean mixes() {
    return MixingCode.of(trial).isPresent();
  }

  private PrecisionCode precision() {
    return new PrecisionCode(trial.settings().precision());
  }
}
