package dev.ablate.catalog;

/** Where a component can stand. */
public enum Kind {
  EXPERIMENT("experiment"),
  DATA("data set"),
  AUGMENTATION("augmentation"),
  MODEL("model"),
  LAYER("layer"),
  LOSS("loss"),
  OPTIMIZER("optimizer"),
  SCHEDULE("schedule"),
  EARLY_STOPPING("early stopping"),
  OBJECTIVE("objective"),
  SEARCH("search");

  private final String noun;

  Kind(String noun) {
    this.noun = noun;
  }

  /** What messages call it. */
  public String noun() {
    return noun;
  }
}
