package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MixUp and CutMix: each example of a batch mixed with another.
 *
 * @param mixUp where the list has it
 * @param cutMix where the list has it
 */
record MixingCode(Optional<Instance> mixUp, Optional<Instance> cutMix) {
  private static final Set<String> MIXTURES = Set.of("MixUp", "CutMix");
  private static final String BLEND =
      """
      def draw_mixing(x):
          \"""Whom each example is mixed with, and the share of itself that it keeps.\"""
          share = torch.distributions.Beta(@UP@, @UP@).sample().item()
          return torch.randperm(len(x), device=x.device), share


      """;
  private static final String CUT =
      """
      def draw_mixing(x):
          \"""Whom each image is mixed with, the share of itself that it keeps, and the other's place.\"""
          partners = torch.randperm(len(x), device=x.device)
      @BLEND@    height, width = x.shape[-2:]
          half = math.sqrt(1 - torch.distributions.Beta(@CUT@, @CUT@).sample().item()) / 2
          row, column = torch.randint(height, ()).item(), torch.randint(width, ()).item()
          top, bottom = max(row - int(half * height), 0), min(row + int(half * height), height)
          left, right = max(column - int(half * width), 0), min(column + int(half * width), width)
          share = 1 - (bottom - top) * (right - left) / (height * width)
          return partners, share, (top, left, bottom, right)


      """;
  private static final String OR_BLEND =
      """
          if torch.rand(()) < 0.5:
              return partners, torch.distributions.Beta(@UP@, @UP@).sample().item(), (0, 0, 0, 0)
      """;

  static MixingCode of(Trial trial) {
    return new MixingCode(find(trial, "MixUp"), find(trial, "CutMix"));
  }

  private static Optional<Instance> find(Trial trial, String name) {
    return trial.settings().augment().stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** Whether an augmentation mixes examples. */
  static boolean mixes(Instance augmentation) {
    return MIXTURES.contains(augmentation.name());
  }

  /** Whether examples have two targets: {@code y} and, for the rest of the share, {@code other}. */
  boolean isPresent() {
    return mixUp.isPresent() || cutMix.isPresent();
  }

  /** The arrays of draws that the script takes. */
  List<String> draws() {
    return isPresent() ? List.of("Mixing") : List.of();
  }

  /** What draws; empty without mixing. */
  String function() {
    if (!isPresent()) {
      return "";
    }
    return (cutMix.isPresent() ? CUT : BLEND)
        .replace("@BLEND@", mixUp.isPresent() ? OR_BLEND : "")
        .replace("@UP@", alpha(mixUp))
        .replace("@CUT@", alpha(cutMix));
  }

  private static String alpha(Optional<Instance> mixture) {
    return mixture.map(part -> Python.number(part.real("alpha"))).orElse("");
  }

  /**
   * What one of them does to {@code x} in an update.
   *
   * @param first whether draws are made for it, which are those of the other too
   */
  List<String> lines(Instance mixture, boolean first) {
    List<String> lines = new ArrayList<>(first ? drawn() : List.of());
    String blended = "x = share * x + (1 - share) * x[partners]";
    if (mixture.name().equals("CutMix")) {
      lines.add("top, left, bottom, right = place");
      lines.add("x[..., top:bottom, left:right] = x[partners, :, top:bottom, left:right]");
    } else if (cutMix.isPresent()) {
      lines.add("if not any(place):");
      lines.add("    " + blended);
    } else {
      lines.add(blended);
    }
    return lines;
  }

  private List<String> drawn() {
    String place = cutMix.isPresent() ? ", place" : "";
    String given = cutMix.isPresent() ? ", drawn[0, 3:].int().tolist()" : "";
    List<String> lines =
        new DrawCode("Mixing", "BATCH_SIZE")
            .lines(
                "partners, share" + place,
                "drawn[:, 0].long(), drawn[0, 1]" + given,
                "draw_mixing(x)");
    lines.add("other = y[partners]");
    return lines;
  }
}
