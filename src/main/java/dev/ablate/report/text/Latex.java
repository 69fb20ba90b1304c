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
    String alignment =
        grid.columns().stream().map(c -> c.number() ? "r" : "l").collect(Collectors.joining());
    return "\\begin{table}\n\\centering\n\\caption{"
        + escaped(grid.title() + (grid.caption().isEmpty() ? "" : ". " + grid.caption()))
        + "}\n\\begin{tabular}{"
        + alignment
        + "}\n\\toprule\n"
        + line(grid.columns().stream().map(c -> escaped(c.text())).toList())
        + "\\midrule\n"
        + grid.rows().stream()
            .map(row -> line(row.stream().map(Latex::entry).toList()))
            .collect(Collectors.joining())
        + "\\bottomrule\n\\end{tabular}\n\\end{table}\n";
  }

  /** The text with no character left that TeX would act on. */
  static String escaped(String text) {
    return PlainText.of(text)
        .chars()
        .mapToObj(c -> escaped((char) c))
        .collect(Collectors.joining());
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\textbackslash{}";
      case '{', '}', '$', '&', '#', '_', '%' -> "\\" + c;
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "''";
      case '\u00a0' -> "~";
      case '\u2009' -> "\\,";
      default -> symbol(c);
    };
  }

  /** Ablate's own symbols, in fonts that every installation has. */
  private static String symbol(char c) {
    return switch (c) {
      case '±' -> "$\\pm$";
      case '\u2212' -> "$-$";
      case '≤' -> "$\\leq$";
      case 'Δ' -> "$\\Delta$";
      case '↑' -> "$\\uparrow$";
      case '↓' -> "$\\downarrow$";
      case '×' -> "$\\times$";
      case '✓' -> "\\checkmark{}";
      case '—' -> "---";
      case '–' -> "--";
      case '“' -> "``";
      case '”' -> "''";
      case '’' -> "'";
      default -> Character.toString(c);
    };
  }

  /** A row; what it begins with is not taken for an argument of the row's end before it. */
  private static String line(List<String> cells) {
    String row = String.join(" & ", cells) + " \\\\\n";
    return row.startsWith("[") || row.startsWith("*") ? "{}" + row : row;
  }

  private static String entry(Entry entry) {
    String text = escaped(entry.text());
    if (entry.rank() == Rank.BEST) {
      return "\\textbf{" + text + "}";
    }
    return entry.rank() == Rank.SECOND ? "\\underline{" + text + "}" : text;
  }
}
