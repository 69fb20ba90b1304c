package dev.ablate.report.text;

import dev.ablate.report.results.Rank;
import dev.ablate.report.text.Grid.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Tables for papers, with the rules of the package {@code booktabs}. */
final class Latex {

  /** What a document needs in its preamble. */
  static final String PREAMBLE = "% needs \\usepackage{booktabs,amssymb}\n";

  private Latex() {}

  /** A float with caption. */
  static String of(Grid grid) {
    String table = table(grid);
    return table.contains(LatexText.RARE) ? LatexText.DEFINITION + table : table;
  }

  private static String table(Grid grid) {
    String alignment =
        grid.columns().stream().map(c -> c.number() ? "r" : "l").collect(Collectors.joining());
    return "\\begin{table}\n\\centering\n\\caption{"
        + LatexText.escaped(grid.title() + (grid.caption().isEmpty() ? "" : ". " + grid.caption()))
        + "}\n\\begin{tabular}{"
        + alignment
        + "}\n\\toprule\n"
        + line(grid.columns().stream().map(c -> LatexText.escaped(c.text())).toList())
        + "\\midrule\n"
        + grid.rows().stream()
            .map(row -> line(row.stream().map(Latex::entry).toList()))
            .collect(Collectors.joining())
        + "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
  }

  /** A row; what it begins with is not taken for an argument of the row's end before it. */
  private static String line(List<String> cells) {
    String row = String.join(" & ", cells) + " \\\\\n";
    return row.startsWith("[") || row.startsWith("*") ? "{}" + row : row;
  }

  private static String entry(Entry entry) {
    String text = LatexText.escaped(entry.text());
    if (entry.rank() == Rank.BEST) {
      return "\\textbf{" + text + "}";
    }
    return entry.rank() == Rank.SECOND ? "\\underline{" + text + "}" : text;
  }
}
