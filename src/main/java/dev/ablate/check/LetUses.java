package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Type;
import dev.ablate.check.expression.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds lets that nothing uses: what they are given is checked all the same. */
final class LetUses {
  private final Outline outline;
  private final List<VariantTrials> variants;
  private final List<Identifier> unused = new ArrayList<>();

  LetUses(Outline outline, List<VariantTrials> variants) {
    this.outline = outline;
    this.variants = variants;
  }

  /** Works out the unused ones, in every variant, so that their mistakes are found. */
  void check() {
    for (Statement.Let let : new LinkedHashSet<>(outline.lets().values())) {
      for (Identifier name : let.names()) {
        if (variants.stream().noneMatch(v -> v.setup().lets().isUsed(name.text()))) {
          variants.forEach(v -> v.setup().lets().value(name.text(), new Type.AnyType()));
          if (!let.varies()) {
            unused.add(name);
          }
        }
      }
    }
  }

  /** Warns of the unused ones that do not vary; a set is counted as an axis. */
  void warn(Problems problems) {
    unused.forEach(name -> problems.warning(name.span(), "'" + name.text() + "' is never used"));
  }
}
