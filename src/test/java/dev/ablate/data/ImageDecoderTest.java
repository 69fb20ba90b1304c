package dev.ablate.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  static Stream<JsonNode> resized() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(new File("src/test/resources/more/resize.json"));
    return Stream.iterate(0, i -> i < cases.size(), i -> i + 1).map(cases::get);
  }

  @ParameterizedTest
  @MethodSource("resized")
  void resizesAsPillowDoes(JsonNode expected) throws IOException {
    BufferedImage image =
        Pictures.patterned(expected.get("width").asInt(), expected.get("height").asInt());
    byte[] square = square(Pictures.encoded(image, "png"), expected.get("size").asInt());

    int[] first = new int[12];
    Arrays.setAll(first, i -> square[i] & 0xff);
    assertThat(first)
        .isEqualTo(new ObjectMapper().convertValue(expected.get("first"), int[].class));
    assertThat(DigestUtils.sha256Hex(square)).isEqualTo(expected.get("sha256").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void formatsWithoutLossKeepTheirNumbers(String format) throws IOException {
    assertThat(square(Pictures.encoded(Pictures.patterned(9, 9), format), 9))
        .isEqualTo(square(Pictures.encoded(Pictures.patterned(9, 9), "png"), 9));
  }

  @Test
  void jpegComesClose() throws IOException {
    assertColour(Pictures.encoded(Pictures.plain(16, 0xc08040), "jpg"), 0xc0, 0x80, 0x40, 3);
  }

  @Test
  void greyIsAllThreeColoursAndNotTakenForLinearLight() throws IOException {
    assertColour(png(DataBuffer.TYPE_BYTE, 100), 100, 100, 100, 0);
    BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 90);
    assertColour(Pictures.encoded(grey, "jpg"), 90, 90, 90, 1);
  }

  @Test
  void transparencyIsDropped() throws IOException {
    assertColour(png(DataBuffer.TYPE_BYTE, 10, 200, 30, 7), 10, 200, 30, 0);
    assertColour(png(DataBuffer.TYPE_BYTE, 120, 0), 120, 120, 120, 0);
  }

  @Test
  void sixteenBitsAreRoundedToEight() throws IOException {
    assertColour(png(DataBuffer.TYPE_USHORT, 257 * 77 + 100), 77, 77, 77, 0);
    assertColour(png(DataBuffer.TYPE_USHORT, 65535, 257 * 3 + 200, 0), 255, 4, 0, 0);
    assertColour(png(DataBuffer.TYPE_USHORT, 257 * 9, 257 * 8, 257 * 7, 1), 9, 8, 7, 0);
  }

  @Test
  void palettesAreLookedUp() throws IOException {
    byte[] reds = {(byte) 250, 20};
    byte[] greens = {0, 40};
    byte[] blues = {0, 60};
    IndexColorModel palette = new IndexColorModel(1, 2, reds, greens, blues);
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int i = 0; i < 64; i++) {
      image.getRaster().setSample(i % 8, i / 8, 0, 1);
    }

    assertColour(Pictures.encoded(image, "png"), 20, 40, 60, 0);
    assertColour(Pictures.encoded(image, "gif"), 20, 40, 60, 0);
  }

  @Test
  void truncatedFilesAreBroken() {
    for (String format : new String[] {"png", "jpg", "gif", "bmp"}) {
      byte[] whole = Pictures.encoded(Pictures.patterned(64, 64), format);
      assertThatThrownBy(() -> square(Arrays.copyOf(whole, whole.length / 2), 8))
          .as(format)
          .isInstanceOf(IOException.class)
          .message()
          .isNotEmpty()
          .doesNotContain("null");
    }
  }

  @Test
  void whatIsNoImageIsSaidToBeNone() {
    assertThatThrownBy(() -> square("<html></html>".getBytes(UTF_8), 8))
        .hasMessage("it is not a png, jpeg, gif, bmp or tiff image");
    assertThatThrownBy(() -> square(new byte[0], 8))
        .hasMessage("it is not a png, jpeg, gif, bmp or tiff image");
  }

  @Test
  void jpegsForPrintersAreRefused() throws IOException {
    try (InputStream cmyk =
        Objects.requireNonNull(ImageDecoderTest.class.getResourceAsStream("cmyk.jpg"))) {
      byte[] content = cmyk.readAllBytes();

      assertThatThrownBy(() -> square(content, 8))
          .hasMessageMatching("its colours are neither grey nor RGB; .*|it cannot be decoded .*");
    }
  }

  /** A header of a hundred bytes that claims ten thousand million pixels. */
  @Test
  void bombsAreRefusedBeforeTheyAreDecoded() {
    assertThatThrownBy(() -> square(bomb(100_000, 100_000), 8))
        .hasMessage(
            "it has 100000 x 100000 pixels, and at most 100000000 are decoded; make it smaller");
  }

  /** Damage anywhere gives an image or a message, nothing else. */
  @Test
  void damagedFilesAreImagesOrAreRefused() {
    for (String format : new String[] {"png", "jpg", "gif", "bmp", "tiff"}) {
      byte[] whole = Pictures.encoded(Pictures.patterned(24, 24), format);
      for (int i = 0; i < 150; i++) {
        byte[] damaged = whole.clone();
        damaged[(i * 7) % damaged.length] ^= (byte) (1 << i % 8);
        try {
          assertThat(square(damaged, 8)).hasSize(192);
        } catch (IOException e) {
          assertThat(e).message().isNotEmpty();
        }
      }
    }
  }

  private static byte[] square(byte[] content, int size) throws IOException {
    return new SquareCrop(size).of(ImageDecoder.decode(content));
  }

  private static byte[] png(int type, int... samples) {
    return Pictures.encoded(Pictures.samples(8, type, samples), "png");
  }

  private static void assertColour(byte[] content, int red, int green, int blue, int tolerance)
      throws IOException {
    byte[] square = square(content, 4);
    for (int i = 0; i < square.length; i++) {
      int expected = i < 16 ? red : i < 32 ? green : blue;
      assertThat(square[i] & 0xff).isCloseTo(expected, within(tolerance));
    }
  }

  /** A png that consists of a header alone. */
  private static byte[] bomb(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(US_ASCII));
    header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(header.array());
    return ByteBuffer.allocate(100)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .put(header.array())
        .putInt((int) sum.getValue())
        .array();
  }
}
