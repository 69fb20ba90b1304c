package dev.ablate.lsp;

import dev.ablate.check.BlockCount;
import dev.ablate.check.Explained;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** How many trials a file has, as Markdown. */
final class Counts {
  private Counts() {}

  /** {@code 3 x 4 x 5 seeds = 60 trials}, of each variant where there are several. */
  static String of(Explained explained) {
    if (explained.blocks().isEmpty()) {
      return "no trials yet: the file has errors";
    }
    List<String> lines = new ArrayList<>();
    for (BlockCount block : explained.blocks()) {
      String label = block.label().isEmpty() ? "" : block.label() + ": ";
      lines.add(label + line(block));
    }
    if (explained.blocks().size() > 1) {
      lines.add("in all " + trials(total(explained)));
    }
    return String.join("  \n", lines);
  }

  private static String line(BlockCount block) {
    String formula = block.axes().isEmpty() ? "" : block.formula() + " = ";
    String kept =
        block.conditions().isEmpty()
            ? ""
            : ", %,d after where".formatted(block.conditions().get(last(block)).left());
    return formula + trials(block.product()) + kept;
  }

  private static int last(BlockCount block) {
    return block.conditions().size() - 1;
  }

  private static BigInteger total(Explained explained) {
    return explained.blocks().stream()
        .map(BlockCount::product)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static String trials(BigInteger count) {
    return "%,d trial%s".formatted(count, count.equals(BigInteger.ONE) ? "" : "s");
  }
}
