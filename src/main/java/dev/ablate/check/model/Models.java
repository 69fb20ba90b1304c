package dev.ablate.check.model;

import dev.ablate.ast.Block;
import dev.ablate.ast.Declaration;
import dev.ablate.ast.Identifier;
import dev.ablate.ast.LayerItem;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.FileComponents;
import dev.ablate.check.expression.Problems;
import dev.ablate.experiment.Network;
import dev.ablate.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The models that a file and its imports declare. */
public final class Models {
  private static final Frame NOTHING = Frame.top(Map.of(), Map.of());

  private final FileComponents components;
  private final Map<String, Declaration.Model> models = new LinkedHashMap<>();
  private final Map<String, Block> blocks = new LinkedHashMap<>();
  private final Map<String, Span> firsts = new HashMap<>();
  private final Set<String> twice = new HashSet<>();

  /**
   * The models and top-level blocks among these declarations, checked as far as they can be without
   * arguments.
   *
   * @param catalog what they can name beside themselves
   */
  public Models(List<Declaration> declarations, Catalog catalog, Problems problems) {
    for (Declaration declaration : declarations) {
      if (declaration instanceof Declaration.TopBlock top) {
        add(blocks, "block", top.block().name(), top.block(), problems);
      } else if (declaration instanceof Declaration.Model model) {
        add(models, "model", model.name(), model, problems);
      }
    }
    Set<String> names = blockNames();
    this.components = new FileComponents(catalog, signatures(catalog, names, problems), names);
    check(problems);
  }

  /** The catalog's components, and the models with their parameters, defaults and off values. */
  public FileComponents components() {
    return components;
  }

  /**
   * The network of a model with these arguments.
   *
   * @param model an instance of one of the models among {@link #components}
   * @param data what goes in, and how much must come out
   * @return empty after a mistake, which has been reported, and for a model declared twice
   */
  public Optional<Network> network(Instance model, DataInfo data, Problems problems) {
    if (twice.contains(model.name())) {
      return Optional.empty();
    }
    Declaration.Model declaration = Optional.ofNullable(models.get(model.name())).orElseThrow();
    Frame frame = top(Optional.of(data)).with(model);
    Unroller unroller = new Unroller(components, problems);
    List<Step> steps = unroller.unroll(declaration.body(), frame, declaration.name().span());
    return unroller.exceededLimits()
        ? Optional.empty()
        : new NetworkBuilder(problems).build(steps, data, declaration.name().span());
  }

  private <T> void add(
      Map<String, T> declared, String noun, Identifier name, T declaration, Problems problems) {
    Span first = firsts.putIfAbsent(noun + " " + name.text(), name.span());
    if (first == null) {
      declared.put(name.text(), declaration);
    } else {
      twice.add(name.text());
      problems.error(
          name.span(),
          "%s '%s' is declared twice; the first is in %sline %d"
              .formatted(noun, name.text(), file(first, name), line(first)));
    }
  }

  private static String file(Span first, Identifier again) {
    return first.file().equals(again.span().file()) ? "" : first.file().name() + ", ";
  }

  private static int line(Span place) {
    return place.file().line(place.offset());
  }

  /** The blocks at top level and in the models. */
  private Set<String> blockNames() {
    Set<String> names = new HashSet<>(blocks.keySet());
    models.values().stream()
        .flatMap(model -> model.body().stream())
        .filter(LayerItem.Nested.class::isInstance)
        .map(item -> ((LayerItem.Nested) item).block().name().text())
        .forEach(names::add);
    return names;
  }

  private Map<String, Component> signatures(
      Catalog catalog, Set<String> blockNames, Problems problems) {
    Components others = new FileComponents(catalog, Map.of(), blockNames);
    Evaluator evaluator = new Evaluator(new FrameScope(NOTHING, others, problems), problems);
    Map<String, Component> signatures = new LinkedHashMap<>();
    models.forEach(
        (name, model) ->
            signatures.put(
                name, Signature.of(model.name(), Kind.MODEL, model.parameters(), evaluator)));
    return signatures;
  }

  private void check(Problems problems) {
    Frame top = top(Optional.empty());
    DeclarationCheck check = new DeclarationCheck(components, problems);
    blocks.values().forEach(block -> check.declare(new Frame.Definition(block, top)));
    models.values().forEach(model -> check.model(model, top));
  }

  /** The names that every model sees. */
  private Frame top(Optional<DataInfo> data) {
    return Frame.top(
        Map.of(
            "classes", data.map(d -> new Value.Int(d.outputs())),
            "input", data.map(d -> Value.ListOf.wholes(d.input().sizes()))),
        blocks);
  }
}
