package dev.ablate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Catalog;
import org.junit.jupiter.api.Test;

/** What the catalog holds is held against the reference. */
class NotYetTest {
  @Test
  void listsNothingThatTheCatalogHolds() {
    assertThat(NotYet.COMPONENTS)
        .allSatisfy(name -> assertThat(Catalog.standard().find(name)).isEmpty());
  }
}
