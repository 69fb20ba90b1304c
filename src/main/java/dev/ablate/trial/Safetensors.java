package dev.ablate.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ablate.catalog.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Checkpoints as safetensors files (huggingface.co/docs/safetensors): the header's length in 8
 * bytes, a JSON header with the place of each tensor, numbers of 32 bits; little-endian throughout.
 */
public final class Safetensors {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();
  private static final String METADATA = "__metadata__";
  private static final String OFFSETS = "data_offsets";
  private static final int ALIGNMENT = 8;

  /** Of the library that defines the format. */
  private static final long LONGEST_HEADER = 100_000_000;

  private Safetensors() {}

  /**
   * Writes a checkpoint.
   *
   * @param metadata of the whole file
   */
  public static void write(Checkpoint checkpoint, Map<String, String> metadata, OutputStream out)
      throws IOException {
    byte[] header = header(checkpoint, metadata);
    byte[] length = new byte[Long.BYTES];
    littleEndian(length).putLong(header.length);
    out.write(length);
    out.write(header);
    for (NamedTensor tensor : checkpoint.tensors()) {
      byte[] bytes = new byte[Math.multiplyExact(tensor.values().length, Float.BYTES)];
      littleEndian(bytes).asFloatBuffer().put(tensor.values());
      out.write(bytes);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static Checkpoint read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /** The same from a stream, of which no more is read. */
  public static Checkpoint read(InputStream in) throws IOException {
    List<NamedTensor> tensors = new ArrayList<>();
    long position = 0;
    for (Map.Entry<String, JsonNode> entry : header(in).properties()) {
      if (!entry.getKey().equals(METADATA)) {
        tensors.add(tensor(entry.getKey(), entry.getValue(), position, in));
        position = entry.getValue().get(OFFSETS).get(1).asLong();
      }
    }
    return new Checkpoint(tensors);
  }

  /** The metadata that {@link #write} wrote. */
  public static Map<String, String> metadata(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Map<String, String> metadata = new LinkedHashMap<>();
      header(in)
          .get(METADATA)
          .properties()
          .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
      return metadata;
    }
  }

  private static JsonNode header(InputStream in) throws IOException {
    long length = bytes(in, Long.BYTES).getLong();
    if (length < 0 || length > LONGEST_HEADER) {
      throw new IOException("a header of " + length + " bytes is none");
    }
    ByteBuffer text = bytes(in, (int) length);
    return MAPPER.readTree(StandardCharsets.UTF_8.decode(text).toString());
  }

  /** Padded with spaces, so that the numbers behind it are aligned. */
  private static byte[] header(Checkpoint checkpoint, Map<String, String> metadata)
      throws IOException {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put(METADATA, metadata);
    long start = 0;
    for (NamedTensor tensor : checkpoint.tensors()) {
      long end = start + (long) tensor.values().length * Float.BYTES;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", "F32");
      entry.put("shape", tensor.shape().sizes());
      entry.put(OFFSETS, List.of(start, end));
      header.put(tensor.name(), entry);
      start = end;
    }
    String json = MAPPER.writeValueAsString(header);
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    return (json + " ".repeat(Math.floorMod(-length, ALIGNMENT))).getBytes(StandardCharsets.UTF_8);
  }

  private static NamedTensor tensor(String name, JsonNode entry, long position, InputStream in)
      throws IOException {
    Shape shape =
        new Shape(
            StreamSupport.stream(entry.get("shape").spliterator(), false)
                .map(JsonNode::asInt)
                .toList());
    if (entry.get(OFFSETS).get(0).asLong() != position) {
      throw new IOException("tensor " + name + " does not lie behind the one before it");
    }
    int count = Math.toIntExact(shape.count());
    ByteBuffer read = bytes(in, Math.multiplyExact(count, Float.BYTES));
    float[] values = new float[count];
    read.asFloatBuffer().get(values);
    return new NamedTensor(name, shape, values);
  }

  private static ByteBuffer bytes(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the file ends too early");
    }
    return littleEndian(bytes);
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
