package dev.ablate.check;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Planned;
import dev.ablate.check.expression.Components;
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
record FileComponents(Catalog catalog, Map<String, Component> models) implements Components {

  @Override
  public Optional<Component> find(String name) {
    return Optional.ofNullable(models.get(name))
        .or(() -> catalog.find(name).stream().filter(c -> c.kind() != Kind.EXPERIMENT).findFirst());
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
