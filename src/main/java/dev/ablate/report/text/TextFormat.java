package dev.ablate.report.text;

import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Tables;
import dev.ablate.report.view.TableView;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tables can be written as, with the numbers of the page. */
public enum TextFormat {
  /** GitHub's Markdown. */
  MARKDOWN {
    @Override
    public String of(List<TableView> tables) {
      return tables.stream()
          .map(table -> Markdown.of(Grids.forReading(table)))
          .collect(Collectors.joining("\n"));
    }
  },

  /** LaTeX with {@code booktabs}. */
  LATEX {
    @Override
    public String of(List<TableView> tables) {
      return tables.stream()
          .map(table -> Latex.of(Grids.forReading(table)))
          .collect(Collectors.joining("\n", Latex.PREAMBLE, ""));
    }
  },

  /** Comma-separated values under one head: each number in a column of its own. */
  CSV {
    @Override
    public String of(List<TableView> tables) {
      return Csv.of(tables.stream().map(Grids::forPrograms).toList());
    }
  };

  /** The tables, each line ended. */
  public abstract String of(List<TableView> tables);

  /** All tables of a report. */
  public String of(ReportInput input) {
    Tables tables = new Tables(Results.of(input));
    return of(
        Stream.concat(tables.all().stream(), tables.effects().stream())
            .map(TableView::of)
            .toList());
  }
}
