package dev.ablate.trial;

import java.util.List;

/**
 * What a network has learnt: weights and running statistics.
 *
 * @param tensors in the order of PyTorch's {@code state_dict}
 */
public record Checkpoint(List<NamedTensor> tensors) {
  public Checkpoint {
    tensors = List.copyOf(tensors);
  }
}
