package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.Real;
import java.util.List;
import java.util.Map;

/**
 * The losses, with the parameters and defaults of PyTorch 2.7 where it has them; each a mean over
 * the batch.
 */
public final class Losses {

  private static final Type ONE_EACH = new ListType(Type.nonNegative(), 1, Integer.MAX_VALUE);

  private static final Parameter WEIGHT =
      optional("weight", Type.orNone(ONE_EACH), Value.NONE, "A weight for each class")
          .withOff(Value.NONE)
          .differsPerTrial();

  private static final Component CROSS_ENTROPY =
      Component.of(
              "CrossEntropyLoss",
              Kind.LOSS,
              "Negative log-likelihood of the class under a softmax",
              WEIGHT,
              optional(
                      "label_smoothing",
                      Type.between(0, 1),
                      new Real(0),
                      "Probability shared evenly among all classes")
                  .withOff(new Real(0))
                  .differsPerTrial())
          .atVersion(2);

  private static final Component FOCAL =
      Component.of(
              "FocalLoss",
              Kind.LOSS,
              "Cross-entropy times alpha * (1 - p)^gamma, p of the class under a softmax",
              optional("gamma", Type.nonNegative(), new Real(2), "How little what is known counts")
                  .withOff(new Real(0))
                  .differsPerTrial(),
              optional(
                      "alpha",
                      Type.anyOf(new Type.NoneType(), ONE_EACH, Type.nonNegative()),
                      Value.NONE,
                      "A weight for each class, or one for all")
                  .withOff(Value.NONE)
                  .differsPerTrial())
          .atVersion(2);

  private static final Component BINARY_CROSS_ENTROPY =
      Component.of(
          "BCEWithLogitsLoss",
          Kind.LOSS,
          "Binary cross-entropy of each output; on one class target against one-hot",
          optional(
                  "weight",
                  Type.anyOf(new Type.NoneType(), ONE_EACH, Type.nonNegative()),
                  Value.NONE,
                  "A weight of each output, or one for all")
              .withOff(Value.NONE)
              .differsPerTrial(),
          optional(
                  "pos_weight",
                  Type.anyOf(new Type.NoneType(), ONE_EACH, Type.nonNegative()),
                  Value.NONE,
                  "A weight of the positive answer for each output, or one for all")
              .withOff(Value.NONE)
              .differsPerTrial());

  private static final Component MULTI_MARGIN =
      Component.of(
          "MultiMarginLoss",
          Kind.LOSS,
          "How much the class lacks to be a margin above the others",
          optional("p", new IntType(1, 2), new Int(1), "What the lack is raised to"),
          optional("margin", Type.number(), new Real(1), "How far above the others to be")
              .differsPerTrial(),
          WEIGHT);

  private static final Component MSE =
      Component.of("MSELoss", Kind.LOSS, "Mean squared error over all numbers");

  private static final Component L1 =
      Component.of("L1Loss", Kind.LOSS, "Mean absolute error over all numbers");

  private static final Component SMOOTH_L1 =
      Component.of(
          "SmoothL1Loss",
          Kind.LOSS,
          "Absolute error, squared / (2 * beta) below beta (Girshick 2015)",
          optional("beta", Type.nonNegative(), new Real(1), "Where the square ends; 0 is L1Loss")
              .withOff(new Real(0))
              .differsPerTrial());

  private static final Component HUBER =
      Component.of(
          "HuberLoss",
          Kind.LOSS,
          "Half the squared error, beyond delta in a straight line (Huber 1964)",
          optional("delta", Type.positive(), new Real(1), "Where the square ends")
              .differsPerTrial());

  private static final Component CONTRASTIVE =
      Component.of(
          "ContrastiveLoss",
          Kind.LOSS,
          "Of pairs of embeddings: d^2 in one class, max(0, margin - d)^2 in two (Hadsell 2006)",
          optional("margin", Type.positive(), new Real(1), "How far apart two classes are pushed")
              .differsPerTrial());

  private static final Component COSINE_EMBEDDING =
      Component.of(
          "CosineEmbeddingLoss",
          Kind.LOSS,
          "Of pairs of embeddings: 1 - cos in one class, max(0, cos - margin) in two",
          optional(
                  "margin",
                  Type.between(-1, 1),
                  new Real(0),
                  "The cosine that two classes may have")
              .differsPerTrial());

  private static final Component TRIPLET_MARGIN =
      Component.of(
          "TripletMarginLoss",
          Kind.LOSS,
          "Of triplets of embeddings: how much farther the negative should be (Balntas 2016)",
          optional("margin", Type.positive(), new Real(1), "How much farther the negative is to be")
              .differsPerTrial(),
          optional("p", Type.positive(), new Real(2), "The norm that distances are measured in"),
          optional("eps", Type.nonNegative(), new Real(1e-6), "Added to differences"),
          optional(
                  "swap",
                  Type.bool(),
                  new Bool(false),
                  "Take the positive's distance to the negative where it is less")
              .withOff(new Bool(false)));

  static final List<Component> COMPONENTS =
      List.of(
          CROSS_ENTROPY,
          FOCAL,
          BINARY_CROSS_ENTROPY,
          MULTI_MARGIN,
          MSE,
          L1,
          SMOOTH_L1,
          HUBER,
          CONTRASTIVE,
          COSINE_EMBEDDING,
          TRIPLET_MARGIN);

  private static final Map<Component, Task> TASKS =
      Map.of(
          CROSS_ENTROPY, Task.CLASSES,
          FOCAL, Task.CLASSES,
          MULTI_MARGIN, Task.CLASSES,
          CONTRASTIVE, Task.PAIRS,
          COSINE_EMBEDDING, Task.PAIRS,
          TRIPLET_MARGIN, Task.TRIPLETS);

  private static final List<Component> ON_SOFTMAX = List.of(CROSS_ENTROPY, FOCAL);

  private Losses() {}

  /** Whether a loss takes outputs as logarithms of probabilities that a softmax makes. */
  public static boolean onSoftmax(Instance loss) {
    return ON_SOFTMAX.contains(loss.component());
  }

  /**
   * The targets that a loss is for. Binary cross-entropy takes a list of targets as labels, and one
   * target as a class.
   *
   * @param data the data set that it is trained on
   */
  public static Task task(Instance loss, Instance data) {
    if (loss.component().equals(BINARY_CROSS_ENTROPY)) {
      boolean list = data.find("target").filter(Value.ListOf.class::isInstance).isPresent();
      return list ? Task.LABELS : Task.CLASSES;
    }
    return TASKS.getOrDefault(loss.component(), Task.NUMBERS);
  }
}
