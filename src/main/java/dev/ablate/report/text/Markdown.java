package dev.ablate.report.text;

import dev.ablate.report.results.Rank;
import dev.ablate.report.text.Grid.Column;
import dev.ablate.report.text.Grid.Entry;
import java.util.List;
import java.util.stream.Collectors;

/** Tables as GitHub's Markdown has them. */
final class Markdown {
  private Markdown() {}

  /** Title, table and caption. */
  static String of(Grid grid) {
    String caption = grid.caption().isEmpty() ? "" : "\n" + escaped(grid.caption()) + "\n";
    return "## "
        + escaped(grid.title())
        + "\n\n"
        + line(grid.columns().stream().map(c -> escaped(c.text())).toList())
        + line(grid.columns().stream().map(Markdown::rule).toList())
        + grid.rows().stream()
            .map(row -> line(row.stream().map(Markdown::entry).toList()))
            .collect(Collectors.joining())
        + caption;
  }

  /** The text with no character left that Markdown or HTML would act on, on one line. */
  static String escaped(String text) {
    String plain = PlainText.of(text);
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\\', '`', '*', '_', '{', '}', '[', ']', '#', '|', '~', '$', '!', '@' ->
            escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String rule(Column column) {
    return column.number() ? "---:" : "---";
  }

  private static String entry(Entry entry) {
    String text = escaped(entry.text());
    if (entry.rank() == Rank.BEST) {
      return "**" + text + "**";
    }
    return entry.rank() == Rank.SECOND ? "<u>" + text + "</u>" : text;
  }
}
