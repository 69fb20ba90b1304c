package dev.ablate.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as files of the store and messages have it: one line, whole numbers as long. */
public final class Json {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_LONG_FOR_INTS).build();

  private static final ObjectWriter SORTED =
      MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private Json() {}

  /** A tree of maps, lists and plain values, or a record of these. */
  public static String write(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + value, e);
    }
  }

  /** The same with sorted keys: equal maps give equal texts. */
  public static String writeSorted(Object value) {
    try {
      return SORTED.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + value, e);
    }
  }

  /** What {@link #write} wrote. */
  public static JsonNode read(String json) {
    return read(json, JsonNode.class);
  }

  /** What {@link #write} wrote of a map. */
  public static Map<String, @Nullable Object> map(String json) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    read(json)
        .properties()
        .forEach(entry -> map.put(entry.getKey(), read(entry.getValue(), Object.class)));
    return map;
  }

  /** A node of what {@link #write} wrote, as a record. */
  public static <T> T read(JsonNode node, Class<T> type) {
    try {
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new StoreException("not as Ablate writes it: " + node, e);
    }
  }

  /** What {@link #write} wrote, as a record. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new StoreException("not as Ablate writes it: " + json, e);
    }
  }
}
