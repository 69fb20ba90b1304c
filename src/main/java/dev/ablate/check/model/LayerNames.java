package dev.ablate.check.model;

import dev.ablate.ast.Identifier;
import dev.ablate.ast.LayerItem;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Elsewhere;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.check.expression.Binder;
import dev.ablate.check.expression.Components;
import dev.ablate.check.expression.Evaluator;
import dev.ablate.check.expression.Problems;
import dev.ablate.check.expression.ValueText;
import dev.ablate.source.Nearest;
import dev.ablate.source.Span;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/** What the name of a layer means: a parameter that holds one, a block, a layer of the catalog. */
final class LayerNames {
  private final Components components;
  private final Problems problems;

  LayerNames(Components components, Problems problems) {
    this.components = components;
    this.problems = problems;
  }

  /** Whether a block's name is a component's, so that nobody knows which of both is meant. */
  boolean isTaken(Frame.Definition block) {
    return components
        .find(block.block().name().text())
        .filter(component -> component.kind() != Kind.MODEL)
        .isPresent();
  }

  /** The block that is meant, where it is one. */
  Optional<Frame.Definition> block(LayerItem.Layer item, Frame frame) {
    String name = item.name().text();
    return frame.knows(name) ? Optional.empty() : frame.block(name);
  }

  /**
   * A block with its arguments.
   *
   * @param here evaluates the arguments
   * @param home evaluates the defaults, where the block is declared
   */
  Optional<Instance> call(
      LayerItem.Layer item, Frame.Definition definition, Evaluator here, Evaluator home) {
    Component signature =
        Signature.of(definition.block().name(), Kind.LAYER, definition.block().parameters(), home);
    return bind(signature, item, here);
  }

  /** The layer that is meant, where it is no block. */
  Step layer(LayerItem.Layer item, Frame frame, Evaluator evaluator) {
    String name = item.name().text();
    Optional<Instance> layer =
        frame.knows(name)
            ? frame.value(name).flatMap(value -> held(item, value))
            : component(item.name(), frame).flatMap(c -> bind(c, item, evaluator));
    int positional = (int) item.arguments().stream().filter(a -> a.name().isEmpty()).count();
    return layer
        .<Step>map(instance -> new Step.Layer(instance, positional, item.span()))
        .orElse(new Step.Unknown(item.span()));
  }

  private Optional<Instance> held(LayerItem.Layer item, Value value) {
    String name = item.name().text();
    if (!(value instanceof Instance layer && layer.component().kind() == Kind.LAYER)) {
      return fail(
          item.span(),
          "'" + name + "' is " + ValueText.of(value) + ", not a layer" + identity(value));
    }
    return item.arguments().isEmpty()
        ? Optional.of(layer)
        : fail(item.span(), "'" + name + "' is the layer " + layer + "; it takes no arguments");
  }

  private static String identity(Value value) {
    return value.equals(Value.NONE) ? "; write Identity for one that changes nothing" : "";
  }

  private static Optional<Instance> bind(
      Component component, LayerItem.Layer item, Evaluator evaluator) {
    return new Binder(evaluator).bind(component, item.name(), item.arguments(), item.span());
  }

  private Optional<Component> component(Identifier name, Frame frame) {
    Optional<Component> component = components.find(name.text());
    if (component.isEmpty()) {
      return fail(name.span(), components.message(name.span(), () -> unknown(name.text(), frame)));
    }
    Kind kind = component.get().kind();
    return kind == Kind.LAYER ? component : fail(name.span(), noLayer(name.text(), kind));
  }

  private static String noLayer(String name, Kind kind) {
    return kind == Kind.MODEL
        ? "'" + name + "' is a model; make it a block to use it as a layer"
        : "'" + name + "' is no layer; its kind is " + kind.noun();
  }

  private String unknown(String name, Frame frame) {
    return components
        .refusal(name)
        .orElseGet(() -> "unknown layer '" + name + "'" + hint(name, frame));
  }

  private String hint(String name, Frame frame) {
    return Elsewhere.component(name)
        .map("; "::concat)
        .orElseGet(() -> Nearest.hint(name, known(frame)));
  }

  private Collection<String> known(Frame frame) {
    Collection<String> names = new TreeSet<>(frame.names());
    components.names().stream()
        .filter(name -> components.find(name).filter(c -> c.kind() == Kind.LAYER).isPresent())
        .forEach(names::add);
    return names;
  }

  private <T> Optional<T> fail(Span span, String message) {
    problems.error(span, message);
    return Optional.empty();
  }
}
