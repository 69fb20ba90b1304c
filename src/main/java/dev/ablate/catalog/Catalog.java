package dev.ablate.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every component that a file can name, each listed in its kind's class. */
public final class Catalog {

  private static final Catalog STANDARD =
      new Catalog(
          Stream.of(
                  ExperimentSettings.COMPONENTS,
                  DataSets.COMPONENTS,
                  Augmentations.COMPONENTS,
                  Layers.COMPONENTS,
                  Convolutions.COMPONENTS,
                  Normalizations.COMPONENTS,
                  Sequences.COMPONENTS,
                  Activations.COMPONENTS,
                  Losses.COMPONENTS,
                  Optimizers.COMPONENTS,
                  Schedules.COMPONENTS,
                  Stoppings.COMPONENTS,
                  Objectives.COMPONENTS,
                  Searches.COMPONENTS)
              .flatMap(List::stream)
              .toList());

  private final Map<Kind, Map<String, Component>> components = new LinkedHashMap<>();

  private Catalog(List<Component> all) {
    for (Component component : all) {
      components
          .computeIfAbsent(component.kind(), kind -> new LinkedHashMap<>())
          .put(component.name(), component);
    }
  }

  /** What this version can run. */
  public static Catalog standard() {
    return STANDARD;
  }

  /** The component of that kind and name. */
  public Optional<Component> find(Kind kind, String name) {
    return Optional.ofNullable(byName(kind).get(name));
  }

  /** The components of that name, of whatever kind. */
  public List<Component> find(String name) {
    return Stream.of(Kind.values()).flatMap(kind -> find(kind, name).stream()).toList();
  }

  /** The components of one kind, in the order of the documentation. */
  public List<Component> all(Kind kind) {
    return List.copyOf(byName(kind).values());
  }

  /** The names of the components of one kind. */
  public Collection<String> names(Kind kind) {
    return byName(kind).keySet();
  }

  /** The settings of an experiment, as parameters of one component. */
  public Component experiment() {
    return ExperimentSettings.EXPERIMENT;
  }

  /** The settings that make no other trial: they only select, name or present. */
  public Set<String> notOfTrials() {
    return ExperimentSettings.NOT_OF_TRIALS;
  }

  private Map<String, Component> byName(Kind kind) {
    return components.getOrDefault(kind, Map.of());
  }
}
