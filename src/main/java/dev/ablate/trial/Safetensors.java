package dev.ablate.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ablate.catalog.Shape;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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
    try (FileChannel channel = FileChannel.open(file)) {
      long start = Long.BYTES + length(channel);
      List<NamedTensor> tensors = new ArrayList<>();
      for (Map.Entry<String, JsonNode> entry : header(channel).properties()) {
        if (!entry.getKey().equals(METADATA)) {
          tensors.add(tensor(entry.getKey(), entry.getValue(), channel, start));
        }
      }
      return new Checkpoint(tensors);
    }
  }

  /** The metadata that {@link #write} wrote. */
  public static Map<String, String> metadata(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      Map<String, String> metadata = new LinkedHashMap<>();
      header(channel)
          .get(METADATA)
          .properties()
          .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
      return metadata;
    }
  }

  private static JsonNode header(FileChannel channel) throws IOException {
    ByteBuffer text = bytes(channel, Long.BYTES, Math.toIntExact(length(channel)));
    return MAPPER.readTree(StandardCharsets.UTF_8.decode(text).toString());
  }

  private static long length(FileChannel channel) throws IOException {
    return bytes(channel, 0, Long.BYTES).getLong();
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

  private static NamedTensor tensor(String name, JsonNode entry, FileChannel channel, long first)
      throws IOException {
    Shape shape =
        new Shape(
            StreamSupport.stream(entry.get("shape").spliterator(), false)
                .map(JsonNode::asInt)
                .toList());
    long start = entry.get(OFFSETS).get(0).asLong();
    float[] values = new float[Math.toIntExact(shape.count())];
    bytes(channel, first + start, Math.multiplyExact(values.length, Float.BYTES))
        .asFloatBuffer()
        .get(values);
    return new NamedTensor(name, shape, values);
  }

  private static ByteBuffer bytes(FileChannel channel, long position, int count)
      throws IOException {
    ByteBuffer bytes = littleEndian(new byte[count]);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("the file ends too early");
      }
    }
    return bytes.flip();
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
