package dev.ablate.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentHashTest {
  private static final Parameter ROWS = number("rows");
  private static final Parameter NOISE = number("noise");

  @Test
  void staysTheSameWhenTheDataSetGetsAParameter() {
    assertThat(hash(set(ROWS), Map.of("rows", new Value.Int(5))))
        .isEqualTo(hash(set(ROWS, NOISE), Map.of("rows", new Value.Int(5))));
  }

  @Test
  void changesWithAnArgument() {
    assertThat(hash(set(ROWS), Map.of("rows", new Value.Int(5))))
        .isNotEqualTo(hash(set(ROWS), Map.of("rows", new Value.Int(6))))
        .isNotEqualTo(hash(set(ROWS), Map.of()));
  }

  @Test
  void changesWithTheVersion() {
    Component next = new Component("Dots", Kind.DATA, "", set(ROWS).parameters(), 2);
    assertThat(hash(set(ROWS), Map.of())).isNotEqualTo(hash(next, Map.of()));
  }

  private static String hash(Component set, Map<String, Value> given) {
    Instance data = set.instance(given);
    return ContentHash.of(data, Set.of()).hex();
  }

  private static Component set(Parameter... parameters) {
    return Component.of("Dots", Kind.DATA, "", parameters);
  }

  private static Parameter number(String name) {
    return Parameter.optional(name, Type.wholeFrom(0), new Value.Int(0), "");
  }
}
