package dev.ablate.check;

import dev.ablate.ast.Path;
import dev.ablate.ast.Statement;
import dev.ablate.check.rule.Labels;
import dev.ablate.source.Span;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** The body as it is. */
  static Variant body(String label, Outline outline) {
    Span title = outline.experiment().titleSpan();
    return new Variant(label, title, title, outline.settings(), Map.of());
  }

  /** The body with what a block sets. */
  static Variant of(Statement.Variant block, Map<String, Written> body, Overrides overrides) {
    return new Variant(block.label(), block.labelSpan(), block.span(), body, Map.of())
        .with(block.settings(), overrides);
  }

  /** The same with settings replaced, whole ones before single parameters. */
  Variant with(List<Statement.Setting> replacements, Overrides overrides) {
    Map<String, Written> replaced = new LinkedHashMap<>(settings);
    Map<String, Written> dotted = new LinkedHashMap<>(this.overrides);
    for (Statement.Setting setting : replacements) {
      if (setting.path().isSimple()) {
        replaced.put(setting.path().text(), new Written(setting.varies(), setting.value()));
      }
    }
    for (Statement.Setting setting : replacements) {
      if (!setting.path().isSimple()) {
        dotted.put(setting.path().text(), new Written(setting.varies(), setting.value()));
        overrides.apply(setting, replaced);
      }
    }
    return new Variant(label, place, extent, replaced, dotted);
  }

  /** The same with what a path leads to switched off. */
  Variant without(Path path, Overrides overrides) {
    Map<String, Written> replaced = new LinkedHashMap<>(settings);
    overrides.switchOff(path, replaced);
    return new Variant(Labels.without(path), path.span(), path.span(), replaced, this.overrides);
  }
}
