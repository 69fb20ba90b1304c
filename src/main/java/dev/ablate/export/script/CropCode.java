package dev.ablate.export.script;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * RandomCrop: pieces of padded images, as large as the images.
 *
 * @param sides pixels added: left, top, right, bottom
 */
record CropCode(Instance crop, List<Integer> sides) {
  private static final String CROP =
      """
      def crop(x, padded, begins):
          \"""Pieces of padded images, as large as the images, from these rows and columns on.\"""
          height, width = x.shape[-2:]
          pieces = [
              image[:, top : top + height, left : left + width]
              for image, (top, left) in zip(padded, begins.int().tolist())
          ]
          return torch.stack(pieces)


      """;
  private static final String SYMMETRIC =
      """
      def pad_symmetric(x, left, right, top, bottom):
          \"""Adds the images' mirror images, their last pixels included.\"""
          height, width = x.shape[-2:]
          rows, columns = range(height), range(width)
          rows = [*rows[:top][::-1], *rows, *rows[height - bottom :][::-1]]
          columns = [*columns[:left][::-1], *columns, *columns[width - right :][::-1]]
          return x[:, :, rows][..., columns]


      """;

  static CropCode of(Instance crop) {
    Value padding = crop.find("padding").orElse(new Value.Int(0));
    List<Integer> given =
        padding instanceof Value.ListOf
            ? crop.integers("padding")
            : List.of(Math.toIntExact(((Value.Int) padding).value()));
    return new CropCode(
        crop, IntStream.range(0, 4).mapToObj(i -> given.get(i % given.size())).toList());
  }

  /** Functions of the script. */
  List<String> functions() {
    return mode().equals("symmetric") ? List.of(SYMMETRIC, CROP) : List.of(CROP);
  }

  /** What happens to {@code x} in an update. */
  List<String> lines(DrawCode draws) {
    List<String> lines = new ArrayList<>();
    lines.add("padded = " + padded());
    String before = "torch.tensor([" + sides.get(1) + ", " + sides.get(0) + "], device=device)";
    String own =
        "torch.stack([torch.randint(most + 1, (len(x),)) for most in (%d, %d)], dim=1)"
            .formatted(sides.get(1) + sides.get(3), sides.get(0) + sides.get(2));
    lines.addAll(draws.lines("begins", "drawn + " + before, own));
    lines.add("x = crop(x, padded, begins)");
    return lines;
  }

  private String padded() {
    String pad = "%d, %d, %d, %d".formatted(sides.get(0), sides.get(2), sides.get(1), sides.get(3));
    String function = "nn.functional.pad(x, (" + pad + ")";
    return switch (mode()) {
      case "symmetric" -> "pad_symmetric(x, " + pad + ")";
      case "edge" -> function + ", mode=\"replicate\")";
      case "reflect" -> function + ", mode=\"reflect\")";
      default -> filled(function, pad);
    };
  }

  private String filled(String function, String pad) {
    if (!(crop.get("fill") instanceof Value.ListOf)) {
      return function + ", value=" + Python.of(crop.get("fill")) + ")";
    }
    String fill = "torch.tensor(" + Python.of(crop.get("fill")) + ", device=device)[:, None, None]";
    return "nn.functional.pad(x - " + fill + ", (" + pad + ")) + " + fill;
  }

  private String mode() {
    return crop.text("padding_mode");
  }
}
