package dev.ablate.check;

import dev.ablate.ast.Statement;
import dev.ablate.check.rule.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variants of an experiment in the order of the file: its blocks, and one for each path of
 * {@code without}. Where that has no baseline block to start from, the body is the baseline, and
 * comes first.
 */
final class Variants {
  private final Outline outline;
  private final List<Statement.Setting> given;
  private final Overrides overrides;

  /**
   * The variants.
   *
   * @param given settings that replace the experiment's own in every block
   */
  Variants(Outline outline, List<Statement.Setting> given, Overrides overrides) {
    this.outline = outline;
    this.given = given;
    this.overrides = overrides;
  }

  /** All of them; the body alone, without a label, where nothing makes others. */
  List<Variant> all() {
    Map<Statement, Variant> blocks = new LinkedHashMap<>();
    outline.variants().forEach(block -> blocks.put(block, of(block)));
    if (outline.withouts().isEmpty()) {
      return blocks.isEmpty() ? List.of(body("")) : List.copyOf(blocks.values());
    }
    Optional<Variant> written = outline.baselineBlock().map(blocks::get);
    List<Variant> variants = new ArrayList<>();
    if (written.isEmpty()) {
      variants.add(body(Labels.BODY));
    }
    Variant baseline = written.orElseGet(() -> variants.get(0));
    for (Statement statement : outline.experiment().body()) {
      Optional.ofNullable(blocks.get(statement)).ifPresent(variants::add);
      if (statement instanceof Statement.Without without) {
        variants.addAll(leftOut(without, baseline));
      }
    }
    return variants;
  }

  private List<Variant> leftOut(Statement.Without without, Variant baseline) {
    return without.paths().stream()
        .filter(outline.withouts()::contains)
        .map(path -> baseline.without(path, overrides))
        .toList();
  }

  private Variant of(Statement.Variant block) {
    return Variant.of(block, outline.settings(), overrides).with(given, overrides);
  }

  private Variant body(String label) {
    return Variant.body(label, outline).with(given, overrides);
  }
}
