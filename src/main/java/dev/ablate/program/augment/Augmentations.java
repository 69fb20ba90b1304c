package dev.ablate.program.augment;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Shape;
import dev.ablate.program.code.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The augmentations of a design, one after the other.
 *
 * @param mixing of examples, where some of the parts do
 */
public record Augmentations(List<Part> parts, Optional<Mixing> mixing) {
  private static final String MIXING = "Mixing";

  /**
   * One of them.
   *
   * @param name of what its numbers are drawn from, a second of one kind by {@code RandomCrop2}: so
   *     two lists that have it draw the same
   */
  record Part(String name, Augmentation augmentation) {}

  public Augmentations {
    parts = List.copyOf(parts);
  }

  /**
   * The augmentations of a list.
   *
   * @param input the shape of an example
   */
  public static Augmentations of(List<Instance> list, Shape input) {
    List<String> kinds = list.stream().map(Instance::name).toList();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      int number = Collections.frequency(kinds.subList(0, i + 1), kinds.get(i));
      String name = kinds.get(i) + (number > 1 ? number : "");
      parts.add(new Part(name, Augmentation.of(list.get(i), input)));
    }
    return new Augmentations(parts, Mixing.of(list, input));
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return parts.isEmpty();
  }

  /** How many numbers tell what happens to an example. */
  public int columns() {
    return mixed() + parts.stream().mapToInt(part -> part.augmentation().columns()).sum();
  }

  /**
   * Draws what happens to the examples of a batch.
   *
   * @param streams the random numbers of each part, by its name
   * @return {@code [examples, columns]}, row order
   */
  public float[] draw(Function<String, UniformRandomProvider> streams, int examples) {
    float[] all = new float[examples * columns()];
    int column = 0;
    for (List<float[]> drawn : drawEach(streams, examples).values()) {
      put(drawn, column, all);
      column += drawn.isEmpty() ? 0 : drawn.get(0).length;
    }
    return all;
  }

  /**
   * Draws the same, by the names of the parts: numbers for each example. Mixing, which stands
   * first, has the name {@code Mixing}; MixUp and CutMix draw nothing by themselves.
   *
   * @param streams the random numbers of each part, by its name
   */
  public Map<String, List<float[]>> drawEach(
      Function<String, UniformRandomProvider> streams, int examples) {
    Map<String, List<float[]>> drawn = new LinkedHashMap<>();
    mixing.ifPresent(mix -> drawn.put(MIXING, mix.draw(streams.apply(MIXING), examples)));
    for (Part part : parts) {
      drawn.put(part.name(), part.augmentation().draw(streams.apply(part.name()), examples));
    }
    return drawn;
  }

  private void put(List<float[]> drawn, int column, float[] all) {
    for (int i = 0; i < drawn.size(); i++) {
      float[] row = drawn.get(i);
      System.arraycopy(row, 0, all, i * columns() + column, row.length);
    }
  }

  /** The columns of mixing, which stand first. */
  private int mixed() {
    return mixing.isPresent() ? Mixing.COLUMNS : 0;
  }

  /**
   * Writes the changes of {@code x}, images {@code [N, C, H, W]}; {@code ks} holds the columns of
   * {@code draws}.
   *
   * @return the name of the changed images
   */
  public String write(Code code, String x) {
    if (mixing.isPresent()) {
      Mixing.writePartners(code);
    }
    String changed = x;
    int column = mixed();
    for (Part part : parts) {
      List<String> columns = new ArrayList<>();
      for (int i = 0; i < part.augmentation().columns(); i++) {
        columns.add("ks[" + column++ + "]");
      }
      changed = part.augmentation().write(code, changed, columns);
    }
    return changed;
  }
}
