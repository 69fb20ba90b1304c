package dev.ablate.check;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.Statement;
import dev.ablate.check.expression.Problems;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds lets that nothing uses: what they are given is checked all the same. */
final class LetUses {
  private final Outline outline;
  private final List<VariantTrials> variants;

  LetUses(Outline outline, List<VariantTrials> variants) {
    this.outline = outline;
    this.variants = variants;
  }

  /** Checks the unused ones; warns of them if nothing else is wrong. */
  void check(Problems problems) {
    for (Statement.Let let : new LinkedHashSet<>(outline.lets().values())) {
      for (Identifier name : let.names()) {
        if (variants.stream().noneMatch(v -> v.setup().usesLet(name.text()))) {
          variants.get(0).setup().evaluateLet(name.text(), problems);
          if (!problems.hasErrors() && !let.varies()) {
            problems.warning(name.span(), "'" + name.text() + "' is never used");
          }
        }
      }
    }
  }
}
