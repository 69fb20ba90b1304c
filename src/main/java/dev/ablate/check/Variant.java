package dev.ablate.check;

import dev.ablate.ast.Statement;
import dev.ablate.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a block after its replacements; an experiment without blocks is one of its own.
 *
 * @param label what names it; empty for the experiment's own body
 * @param place where the label stands
 * @param extent the whole block
 * @param settings what each setting is given
 * @param overrides what was put into components, by path: {@code optimizer.lr}
 */
record Variant(
    String label,
    Span place,
    Span extent,
    Map<String, Written> settings,
    Map<String, Written> overrides) {

  /** The body with what a block sets. */
  static Variant of(Statement.Variant block, Map<String, Written> body, Overrides overrides) {
    Map<String, Written> settings = new LinkedHashMap<>(body);
    Map<String, Written> dotted = new LinkedHashMap<>();
    for (Statement.Setting setting : block.settings()) {
      if (setting.path().isSimple()) {
        settings.put(setting.path().text(), new Written(setting.varies(), setting.value()));
      }
    }
    for (Statement.Setting setting : block.settings()) {
      if (!setting.path().isSimple()) {
        dotted.put(setting.path().text(), new Written(setting.varies(), setting.value()));
        overrides.apply(setting, settings);
      }
    }
    return new Variant(block.label(), block.labelSpan(), block.span(), settings, dotted);
  }
}
