package dev.ablate.check.expression;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Planned;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The components that a file can name.
 *
 * @param models what the file and its imports declare, by name
 */
public record FileComponents(Catalog catalog, Map<String, Component> models) implements Components {

  /** What every file can name: no models. */
  public static FileComponents of(Catalog catalog) {
    return new FileComponents(catalog, Map.of());
  }

  @Override
  public Optional<Component> find(String name) {
    return catalog.find(name).stream()
        .filter(component -> component.kind() != Kind.EXPERIMENT)
        .findFirst()
        .or(() -> Optional.ofNullable(models.get(name)));
  }

  @Override
  public Collection<String> names() {
    List<String> names = new ArrayList<>(models.keySet());
    for (Kind kind : Kind.values()) {
      if (kind != Kind.EXPERIMENT) {
        names.addAll(catalog.names(kind));
      }
    }
    return names;
  }

  @Override
  public Optional<String> refusal(String name) {
    return Planned.component(name).map(kind -> name + " cannot be used yet");
  }
}
