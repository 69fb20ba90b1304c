package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.catalog.Type;
import dev.ablate.check.expression.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds lets that nothing uses. Their values are checked all the same. */
final class LetUses {
  private final Outline outline;
  private final List<VariantTrials> variants;
  private final Set<String> replaced;
  private final List<Identifier> unused = new ArrayList<>();

  LetUses(Outline outline, List<VariantTrials> variants) {
    this.outline = outline;
    this.variants = variants;
    this.replaced = ReachedLets.of(outline);
    variants.forEach(v -> replaced.removeAll(ReachedLets.of(v.setup().variant(), outline)));
  }

  /** Works out the unused ones, in every variant, so that their mistakes are found. */
  void check() {
    for (Statement.Let let : new LinkedHashSet<>(outline.lets().values())) {
      for (Identifier name : let.names()) {
        if (!isUsed(name.text())) {
          variants.forEach(v -> v.setup().lets().value(name.text(), new Type.AnyType()));
          if (!let.varies() || variants.stream().noneMatch(v -> isCounted(let, v))) {
            unused.add(name);
          }
        }
      }
    }
  }

  /** Whether something is worked out with it, or was before blocks put something else there. */
  private boolean isUsed(String name) {
    return replaced.contains(name)
        || variants.stream().anyMatch(v -> v.setup().lets().isUsed(name));
  }

  /** Whether a warning of its axis says how many trials an unused let makes equal. */
  private static boolean isCounted(Statement.Let let, VariantTrials trials) {
    return trials.areDrawn()
        || trials.setup().varied().at(let.value()).filter(v -> v.members().size() > 1).isPresent();
  }

  /** Warns of the unused ones that make no trials. */
  void warn(Problems problems) {
    unused.forEach(name -> problems.warning(name.span(), "'" + name.text() + "' is never used"));
  }
}
