package dev.ablate.check.expression;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Planned;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalog's components, without the experiment itself. */
public final class CatalogComponents implements Components {
  private final Catalog catalog = Catalog.standard();

  @Override
  public Optional<Component> find(String name) {
    return catalog.find(name).stream().filter(c -> c.kind() != Kind.EXPERIMENT).findFirst();
  }

  @Override
  public Collection<String> names() {
    return Stream.of(Kind.values())
        .filter(kind -> kind != Kind.EXPERIMENT)
        .flatMap(kind -> catalog.names(kind).stream())
        .toList();
  }

  @Override
  public Optional<String> refusal(String name) {
    return Planned.component(name)
        .map(kind -> "the " + kind.noun() + " " + name + " cannot be used yet");
  }
}
