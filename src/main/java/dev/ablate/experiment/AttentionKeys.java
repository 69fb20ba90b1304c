package dev.ablate.experiment;

import dev.ablate.catalog.Instance;
import java.util.List;

/** What a layer with attention attends to. */
public final class AttentionKeys {
  private AttentionKeys() {}

  /** How many keys each place looks at: all places, a trained key and one of zeros. */
  public static int count(Node.Layer layer) {
    Instance attention = layer.layer();
    long more =
        List.of("add_bias_kv", "add_zero_attn").stream()
            .filter(name -> attention.component().parameter(name).isPresent())
            .filter(attention::bool)
            .count();
    return Math.toIntExact(layer.input().size(0) + more);
  }
}
