package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds lets that nothing uses. Their values are checked all the same, and so are those of lets in
 * whose place every block puts something else, which count as used.
 */
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
          workOut(name.text());
          if (!replaced.contains(name.text()) && !isCounted(let)) {
            unused.add(name);
          }
        }
      }
    }
  }

  private void workOut(String name) {
    variants.stream()
        .map(variant -> variant.setup().lets())
        .forEach(lets -> lets.value(name, lets.accepted(name)));
  }

  private boolean isUsed(String name) {
    return variants.stream().anyMatch(v -> v.setup().lets().isUsed(name));
  }

  /** Whether a warning of its axis says how many trials an unused let makes equal. */
  private boolean isCounted(Statement.Let let) {
    return let.varies() && variants.stream().anyMatch(trials -> isCounted(let, trials));
  }

  private static boolean isCounted(Statement.Let let, VariantTrials trials) {
    return trials.areDrawn()
        || trials.setup().varied().at(let.value()).filter(v -> v.members().size() > 1).isPresent();
  }

  /** Warns of the unused ones that make no trials. */
  void warn(Problems problems) {
    unused.forEach(name -> problems.warning(name.span(), "'" + name.text() + "' is never used"));
  }
}
