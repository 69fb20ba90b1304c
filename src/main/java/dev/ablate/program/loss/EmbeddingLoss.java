package dev.ablate.program.loss;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.program.code.Code;
import dev.ablate.program.code.Constants;
import java.util.List;

/** A loss with a margin, on the embeddings of examples that stand together. */
sealed interface EmbeddingLoss extends LossFragment
    permits Contrastive, CosineEmbedding, TripletMargin {

  /** What stands together. */
  Task task();

  /**
   * Writes the loss of each row: {@code [T, B]}; gives its name.
   *
   * @param views the embeddings of each view, {@code [T, B, width]}
   * @param margin {@code [T, 1]}
   */
  String each(Code code, String[] views, String margin);

  @Override
  default List<Double> constants(Instance loss) {
    return List.of(loss.real("margin"));
  }

  @Override
  default int views() {
    return task().views();
  }

  @Override
  default void writeLossSum(Code code, int first) {
    String each = each(code, Views.embeddings(code, views()), Constants.columns(first, 1));
    code.line("return torch.sum(%s, [1])", each);
  }
}
