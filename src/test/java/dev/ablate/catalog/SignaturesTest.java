package dev.ablate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter that PyTorch has can be used or says why not; defaults and order are the same.
 */
class SignaturesTest {
  private static final Path FILE = Path.of("src/test/resources/more/signatures.json");

  /** PyTorch guesses the dimension by the rank, and warns. */
  private static final List<String> OTHER_DEFAULTS = List.of("Softmax.dim");

  static Stream<JsonNode> components() throws IOException {
    return elements(new ObjectMapper().readTree(FILE.toFile()).get("components"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void everyParameterCanBeUsedOrExplainsItself(JsonNode pytorch) {
    assertThat(elements(pytorch.get("parameters")).map(p -> p.get("name").asText()))
        .allMatch(
            name ->
                component(pytorch).parameter(name).isPresent() || Refused.reason(name).isPresent());
  }

  @ParameterizedTest
  @MethodSource("components")
  void defaultsAreTheSame(JsonNode pytorch) {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    elements(pytorch.get("parameters"))
        .filter(p -> p.has("default"))
        .forEach(
            p ->
                component(pytorch)
                    .parameter(p.get("name").asText())
                    .filter(
                        own ->
                            !OTHER_DEFAULTS.contains(
                                pytorch.get("name").asText() + "." + own.name()))
                    .filter(own -> own.presence() == Parameter.Presence.OPTIONAL)
                    .ifPresent(
                        own -> {
                          expected.add(
                              own.name() + " = " + own.type().convert(value(p.get("default"))));
                          actual.add(own.name() + " = " + own.defaultValue());
                        }));
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("components")
  void positionsAreTheSame(JsonNode pytorch) {
    List<String> positional =
        elements(pytorch.get("parameters"))
            .filter(p -> !p.has("keyword"))
            .map(p -> p.get("name").asText())
            .filter(name -> component(pytorch).parameter(name).isPresent())
            .toList();
    assertThat(component(pytorch).parameters())
        .extracting(Parameter::name)
        .filteredOn(positional::contains)
        .isEqualTo(positional);
  }

  private static Component component(JsonNode pytorch) {
    String name = pytorch.get("name").asText();
    return Stream.of(Kind.LAYER, Kind.LOSS, Kind.OPTIMIZER, Kind.SCHEDULE)
        .flatMap(kind -> Catalog.standard().find(kind, name).stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name));
  }

  private static Value value(JsonNode json) {
    if (json.isNull()) {
      return Value.NONE;
    } else if (json.isBoolean()) {
      return new Value.Bool(json.asBoolean());
    } else if (json.isArray()) {
      return new Value.ListOf(elements(json).map(SignaturesTest::value).toList());
    } else if (json.isTextual()) {
      return new Value.Text(json.asText());
    }
    return new Value.Real(json.asDouble());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
