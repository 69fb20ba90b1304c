package dev.ablate.export.script;

import dev.ablate.catalog.Task;
import dev.ablate.trial.Trial;
import java.util.List;

/**
 * The partners of rows in pairs and triplets. A batch holds all first examples, behind them all
 * second ones, and so on.
 */
record ViewsCode(Trial trial) {
  private static final String DRAW =
      """
      def draw_partners(classes, own):
          \"""For each row another of its class where `own` says so, else one of another class.\"""
          partners = torch.empty_like(classes)
          for label in classes.unique():
              members, others = (classes == label).nonzero()[:, 0], (classes != label).nonzero()[:, 0]
              count = len(members)
              steps = torch.randint(1, max(count, 2), (count,), device=classes.device)
              fellows = members[(torch.arange(count, device=classes.device) + steps) % count]
              strangers = others[torch.randint(len(others), (count,), device=classes.device)]
              partners[members] = torch.where(own[members], fellows, strangers)
          return partners


      """;
  private static final String PAIRS =
      """
      def partners_of(classes):
          \"""A row beside each: for half of them, drawn at random, one of the same class.\"""
          half = torch.randperm(len(classes), device=classes.device) % 2 == 0
          return draw_partners(classes, half)[None]


      """;
  private static final String TRIPLETS =
      """
      def partners_of(classes):
          \"""Two rows beside each: one of the same class and one of another.\"""
          all_own = torch.ones_like(classes, dtype=torch.bool)
          return torch.stack([draw_partners(classes, all_own), draw_partners(classes, ~all_own)])


      """;
  private static final String PARTS =
      """
      def parts_of(x):
          \"""Parts of a batch, each with the same rows of all views.\"""
          return [part.flatten(0, 1) for part in x.unflatten(0, (%1$d, -1)).split(PART_SIZE, dim=1)]


      def whole(parts):
          \"""A batch of its parts.\"""
          return torch.cat([part.unflatten(0, (%1$d, -1)) for part in parts], dim=1).flatten(0, 1)


      """;

  /** Whether rows have partners. */
  boolean isPresent() {
    return views() > 1;
  }

  /** Functions of the script. */
  String functions() {
    if (!isPresent()) {
      return "";
    }
    boolean parts = trial.settings().accumulate() > 1;
    return DRAW
        + (trial.data().task() == Task.PAIRS ? PAIRS : TRIPLETS)
        + (parts ? PARTS.formatted(views()) : "");
  }

  /** Takes or draws partners for the rows of a split in evaluation. */
  List<String> preparation(String split) {
    String name = "partners_" + split;
    return isPresent() ? List.of(taken(name, name, "", split)) : List.of();
  }

  /** Takes or draws partners for the rows of an epoch. */
  List<String> beforeEpoch() {
    return isPresent()
        ? List.of(taken("partners", "partners_train", "[epoch]", "train"))
        : List.of();
  }

  private static String taken(String variable, String array, String index, String split) {
    return "%s = data[\"%s\"]%s if \"%s\" in data else partners_of(y_%s)"
        .formatted(variable, array, index, array, split);
  }

  /** Gathers the examples of an update's {@code rows}. */
  List<String> gather() {
    return isPresent()
        ? List.of(
            "examples = torch.cat([rows, *partners[:, rows]])",
            "x, y = x_train[examples], y_train[examples]")
        : List.of("x, y = x_train[rows], y_train[rows]");
  }

  /** One more parameter, and argument, of {@code evaluate}. */
  String parameter(String suffix) {
    return isPresent() ? ", partners" + suffix : "";
  }

  /** Gathers a batch of {@code rows} for evaluation. */
  List<String> evaluated() {
    return isPresent()
        ? List.of(
            "examples = torch.cat([rows, *partners[:, rows]])",
            "part, answers = x[examples], y[examples]")
        : List.of("part, answers = x[rows], y[rows]");
  }

  /** Splits a batch into parts. */
  String split(String batch) {
    return isPresent() ? "parts_of(" + batch + ")" : batch + ".split(PART_SIZE)";
  }

  /** Joins outputs of parts. */
  String joined(String parts) {
    return (isPresent() ? "whole(" : "torch.cat(") + parts + ")";
  }

  private int views() {
    return trial.data().task().views();
  }
}
