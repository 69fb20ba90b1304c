package dev.ablate.check.expression;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Planned;
import dev.ablate.catalog.Type;
import dev.ablate.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The components that a file can name. What they accept is asked for in every trial and worked out
 * once.
 */
public final class FileComponents implements Components {
  private final Catalog catalog;
  private final Map<String, Component> components = new LinkedHashMap<>();
  private final Set<String> blocks;
  private final Map<Type, List<String>> names = new HashMap<>();
  private final Map<String, Type> accepted = new HashMap<>();
  private final Map<Span, String> messages = new HashMap<>();

  /**
   * The components of a catalog and those of a file.
   *
   * @param models what the file and its imports declare, by name
   * @param blocks the names of their blocks
   */
  public FileComponents(Catalog catalog, Map<String, Component> models, Set<String> blocks) {
    this.catalog = catalog;
    this.blocks = blocks;
    components.putAll(models);
    Stream.of(Kind.values())
        .filter(kind -> kind != Kind.EXPERIMENT)
        .flatMap(kind -> catalog.all(kind).stream())
        .forEach(component -> components.put(component.name(), component));
  }

  /** What every file can name: no models. */
  public static FileComponents of(Catalog catalog) {
    return new FileComponents(catalog, Map.of(), Set.of());
  }

  /** The catalog. */
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public Optional<Component> find(String name) {
    return Optional.ofNullable(components.get(name));
  }

  @Override
  public Collection<String> names() {
    return components.keySet();
  }

  @Override
  public List<String> names(Type expected) {
    return names.computeIfAbsent(expected, Components.super::names);
  }

  @Override
  public Type accepted(String parameter) {
    return accepted.computeIfAbsent(parameter, Components.super::accepted);
  }

  @Override
  public String message(Span name, Supplier<String> search) {
    return messages.computeIfAbsent(name, place -> search.get());
  }

  @Override
  public boolean isBlock(String name) {
    return blocks.contains(name);
  }

  @Override
  public Optional<String> refusal(String name) {
    return Planned.component(name).map(kind -> name + " cannot be used yet");
  }
}
