package dev.ablate.data;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;

/** How examples come out of a data set: one by one, in pairs or in triplets. */
enum Form {
  SINGLE("single examples", "%s(...)"),
  PAIRS("pairs", "Pairs(%s(...))"),
  TRIPLETS("triplets", "Triplets(%s(...))");

  private final String noun;
  private final String call;

  Form(String noun, String call) {
    this.noun = noun;
    this.call = call;
  }

  /**
   * Makes sure that they come as a loss needs them.
   *
   * @throws DataException where they do not
   */
  static void check(Instance data, Task task) {
    Form given = of(data);
    Form needed = of(task);
    if (given != needed) {
      String rows = data.find("data").map(inner -> data.child("data").name()).orElse(data.name());
      throw DataException.unsuited(
          "%s gives %s and the loss needs %s; write data = %s"
              .formatted(data.name(), given.noun, needed.noun, needed.call.formatted(rows)));
    }
  }

  private static Form of(Instance data) {
    return switch (data.name()) {
      case "Pairs" -> PAIRS;
      case "Triplets" -> TRIPLETS;
      default -> SINGLE;
    };
  }

  private static Form of(Task task) {
    return switch (task) {
      case PAIRS -> PAIRS;
      case TRIPLETS -> TRIPLETS;
      case CLASSES, NUMBERS, LABELS -> SINGLE;
    };
  }
}
