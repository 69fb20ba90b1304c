package dev.ablate.check.expression;

import dev.ablate.catalog.Component;
import java.util.Collection;
import java.util.Optional;

/** The components that expressions can name: the catalog's, and the models of a file. */
public interface Components {
  /** The component of that name. */
  Optional<Component> find(String name);

  /** Every name that {@link #find} knows. */
  Collection<String> names();

  /** Whether a setting or a parameter of that name takes the choice: {@code bf16} of precision. */
  boolean accepts(String parameter, String choice);

  /**
   * Why a name that the language has cannot be used: {@code RMSprop cannot be used yet}; empty for
   * any other name.
   */
  Optional<String> refusal(String name);
}
