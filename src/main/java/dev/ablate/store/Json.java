package dev.ablate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ablate.trial.StoreException;
import org.jspecify.annotations.Nullable;

/** JSON as files of the store have it: one line, whole numbers as long. */
final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private Json() {}

  /** A tree of maps, lists and plain values, or a record of these. */
  static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + value, e);
    }
  }

  /** What {@link #write} wrote. */
  static JsonNode read(String json) {
    return read(json, JsonNode.class);
  }

  /** What {@link #write} wrote, as maps, lists and plain values. */
  static @Nullable Object value(String json) {
    return read(json, Object.class);
  }

  /** What {@link #write} wrote, as a record. */
  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreException("not as Ablate writes it: " + json, e);
    }
  }
}
