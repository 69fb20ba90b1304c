package dev.ablate.lsp;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.SourceUnit;
import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the places of a file expect, from the catalog. */
final class Vocabulary {
  private static final Catalog CATALOG = Catalog.standard();

  private Vocabulary() {}

  /** The settings of an experiment. */
  static List<Parameter> settings() {
    return CATALOG.experiment().parameters();
  }

  /** The components of a kind. */
  static List<Component> components(Kind kind) {
    return CATALOG.all(kind);
  }

  /** The component that is called by a name somewhere inside a frame. */
  static Optional<Component> component(String name) {
    return CATALOG.find(name).stream()
        .filter(component -> component.kind() != Kind.EXPERIMENT)
        .findFirst();
  }

  /** The parameter or setting whose value stands inside a frame. */
  static Optional<Parameter> expected(Frame frame) {
    return switch (frame.kind()) {
      case CALL -> component(frame.head()).flatMap(component -> argument(component, frame));
      case EXPERIMENT, SETTINGS -> frame.target().flatMap(Vocabulary::setting);
      case VALUES -> frame.parent().flatMap(Vocabulary::expected);
      default -> Optional.empty();
    };
  }

  private static Optional<Parameter> argument(Component component, Frame frame) {
    return frame.target().isPresent()
        ? component.parameter(frame.target().get())
        : component.parameters().stream().skip(frame.commas()).findFirst();
  }

  /** A setting, or a parameter of a component that it may hold: {@code optimizer.lr}. */
  static Optional<Parameter> setting(String path) {
    String[] parts = path.split("\\.", -1);
    Optional<Parameter> found = CATALOG.experiment().parameter(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String name = parts[i];
      found =
          found.flatMap(
              parameter ->
                  parameters(parameter.type()).filter(p -> p.name().equals(name)).findFirst());
    }
    return found;
  }

  /** The parameters of all components that a type accepts. */
  static Stream<Parameter> parameters(Type type) {
    return kinds(type).stream()
        .flatMap(kind -> CATALOG.all(kind).stream())
        .flatMap(component -> component.parameters().stream());
  }

  /** The kinds of components that a type accepts. */
  static List<Kind> kinds(Type type) {
    if (type instanceof Type.ComponentType component) {
      return List.of(component.kind());
    }
    if (type instanceof Type.ScheduleType) {
      return List.of(Kind.SCHEDULE);
    }
    if (type instanceof Type.ListType list) {
      return kinds(list.element());
    }
    return type instanceof Type.AnyOf any
        ? any.types().stream().flatMap(one -> kinds(one).stream()).toList()
        : List.of();
  }

  /** The words that a type accepts, components aside. */
  static List<String> words(Type type) {
    List<String> words = new ArrayList<>(type.words());
    if (type instanceof Type.ListType list) {
      words.addAll(words(list.element()));
    } else if (type instanceof Type.BoolType) {
      words.addAll(List.of("true", "false"));
    } else if (type instanceof Type.AnyOf any) {
      any.types().stream()
          .filter(one -> !(one instanceof Type.NoneType))
          .forEach(one -> words.addAll(words(one)));
      if (any.types().stream().anyMatch(Type.NoneType.class::isInstance)) {
        words.add("none");
      }
    }
    return words.stream().distinct().toList();
  }

  /** The models of a file. */
  static List<Declaration.Model> models(SourceUnit unit) {
    return unit.declarations().stream()
        .filter(Declaration.Model.class::isInstance)
        .map(Declaration.Model.class::cast)
        .toList();
  }
}
