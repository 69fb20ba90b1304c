package dev.ablate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ablate.catalog.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** Cases that PyTorch computed, from the folder in the system property {@code ablate.reference}. */
public record ReferenceFile(double rtol, double atol, List<JsonNode> cases) {
  /** Python writes {@code NaN} and {@code Infinity}. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static final Path FOLDER =
      Path.of(System.getProperty("ablate.reference", "src/test/resources/reference"));

  /** Reads a file of the folder. */
  public static ReferenceFile read(String name) {
    return read(FOLDER.resolve(name));
  }

  /** Reads a file of cases beyond the reference, made by the script beside it. */
  public static ReferenceFile more(String name) {
    return read(Path.of("src/test/resources/more", name));
  }

  private static ReferenceFile read(Path path) {
    try {
      JsonNode file = JSON.readTree(path.toFile());
      return new ReferenceFile(
          file.get("rtol").asDouble(), file.get("atol").asDouble(), list(file.get("cases")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The elements of an array. */
  public static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** The numbers of an array, or of an object with {@code shape} and {@code values}. */
  public static float[] floats(JsonNode node) {
    List<JsonNode> values = list(node.has("values") ? node.get("values") : node);
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values.get(i).asDouble();
    }
    return floats;
  }

  /** The shape, batch included. */
  public static Shape shape(JsonNode node) {
    return new Shape(list(node.get("shape")).stream().map(JsonNode::asInt).toList());
  }

  /** Holds numbers against the expected ones, within the file's tolerance. */
  public void compare(String what, float[] actual, JsonNode expected) {
    compare(what, actual, floats(expected));
  }

  /** Holds numbers against the expected ones, within the file's tolerance. */
  public void compare(String what, float[] actual, float[] numbers) {
    assertThat(actual).as(what).hasSameSizeAs(numbers);
    for (int i = 0; i < numbers.length; i++) {
      compare(what + "[" + i + "]", actual[i], numbers[i]);
    }
  }

  /** Holds a number against the expected one, within the file's tolerance. */
  public void compare(String what, double actual, double expected) {
    if (Double.isFinite(expected)) {
      assertThat(actual).as(what).isCloseTo(expected, within(atol + rtol * Math.abs(expected)));
    } else {
      assertThat(actual).as(what).isEqualTo(expected);
    }
  }
}
