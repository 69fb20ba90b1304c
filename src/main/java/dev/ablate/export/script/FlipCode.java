package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import java.util.ArrayList;
import java.util.List;

/** RandomHorizontalFlip and RandomVerticalFlip: images mirrored. */
final class FlipCode {
  private FlipCode() {}

  /** What happens to {@code x} in an update. */
  static List<String> lines(Instance flip, DrawCode draws) {
    String own = "torch.rand(len(x), device=device) < " + Python.of(flip.get("p"));
    List<String> lines = new ArrayList<>(draws.lines("mirrored", "drawn[:, 0] > 0", own));
    int dim = flip.name().equals("RandomHorizontalFlip") ? 3 : 2;
    lines.add("x = torch.where(mirrored[:, None, None, None], x.flip(" + dim + "), x)");
    return lines;
  }
}
