package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.report.text.TextFormat;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables as they are pasted elsewhere. */
class TableTextTest {

  @Test
  void markdownHasThePagesNumbersTheBestInBoldAndFailuresInWords() {
    String text = TextFormat.MARKDOWN.of(Samples.byHand());

    assertThat(text)
        .startsWith("## Ablation\n\n| Row | n | validation loss ↓ | Δ validation loss | ")
        .contains("\n| --- | ---: | ---: | ---: |")
        .contains("| Adam, lr 1e-3 (baseline) | 3 | **0.550\u00a0±\u00a00.050** | — |")
        .contains("| +0.200 \\[+0.150 to +0.250\\] |")
        .contains("| AdamW | 0 | failed (1 of 3), 2 of 3 to come | — |")
        .contains("\n## By optimizer\n");
  }

  @Test
  void latexUsesRulesEscapesAndMathematics() {
    String text = TextFormat.LATEX.of(Samples.byHand());

    assertThat(text)
        .startsWith(
            """
            % needs \\usepackage{booktabs,amssymb}
            \\begin{table}
            \\centering
            \\caption{Ablation\
            """)
        .contains(
            "\\begin{tabular}{lrrrrrrr}\n\\toprule\nRow & n & validation loss $\\downarrow$ &")
        .contains("\\midrule\nAdam, lr 1e-3 (baseline) & 3 & \\textbf{0.550~$\\pm$~0.050} & --- &")
        .contains("validation accuracy, \\% $\\uparrow$ & $\\Delta$ validation accuracy, \\%")
        .contains("\\bottomrule\n\\end{tabular}\n\\end{table}\n");
    assertThat(text.lines().filter(line -> line.endsWith("\\\\")))
        .filteredOn(line -> line.startsWith("AdamW") || line.startsWith("SGD"))
        .allMatch(line -> line.chars().filter(c -> c == '&').count() == 7);
  }

  @Test
  void csvHasOneNumberACellAndOneHeadForAllTables() throws IOException {
    List<CSVRecord> records = records(TextFormat.CSV.of(Samples.byHand()));

    assertThat(records.get(0).get("table")).isEqualTo("Ablation");
    assertThat(records.get(0).get("note")).isEqualTo("baseline");
    assertThat(records.get(0).get("val_loss")).isEqualTo("0.550");
    assertThat(records.get(0).get("val_loss difference")).isEmpty();
    assertThat(records.get(1).get("val_loss difference")).isEqualTo("0.200");
    assertThat(records.get(1).get("val_accuracy (%) low")).isEqualTo("-6.2");
    assertThat(records.get(2).get("note")).isEqualTo("failed (1 of 3), 2 of 3 to come");
    assertThat(records.get(2).get("val_loss")).isEmpty();
    assertThat(records.get(3).get("table")).isEqualTo("By optimizer");
    assertThat(records.get(3).get("val_loss p")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "a\"b,c"})
  void csvHoldsNoFormulas(String hostile) throws IOException {
    List<CSVRecord> records = records(TextFormat.CSV.of(HostileSample.of(hostile)));

    assertThat(records.get(0).get("row")).endsWith(hostile);
    assertThat(records)
        .allSatisfy(
            cells ->
                assertThat(cells)
                    .allMatch(cell -> cell.matches("(?s)([^=+\\-@\t\r].*)?|-[0-9.]+")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a | b", "a\\", "a\\| b", "`x`", "a\nb", "<script>", "**a**", "[a](b)", "$x$"})
  void markdownShowsHostileTextAsItIs(String hostile) {
    String text = TextFormat.MARKDOWN.of(HostileSample.of(hostile));

    List<String> table =
        text.lines().dropWhile(l -> !l.startsWith("|")).takeWhile(l -> l.startsWith("|")).toList();
    Pattern bare = Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\|");
    assertThat(table)
        .extracting(line -> bare.matcher(line).results().count())
        .containsOnly(bare.matcher(table.get(1)).results().count());
    assertThat(text.replace("<u>", "").replace("</u>", ""))
        .doesNotContain("<")
        .doesNotContainPattern("(?<!\\\\)[$`\\[]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\input{/etc/passwd}", "100 % & more_", "}\\end{table}", "$^~#", "[2em]", "*"})
  void latexShowsHostileTextAsItIs(String hostile) {
    String text = TextFormat.LATEX.of(HostileSample.of(hostile));

    assertThat(text)
        .doesNotContain("\\input", "\\\\\n[", "\\\\\n*")
        .doesNotContainPattern("(?<!\\\\)[#_^%](?! needs)");
    assertThat(Pattern.compile("\\\\end\\{table}").matcher(text).results().count())
        .isEqualTo(Pattern.compile("\\\\begin\\{table}").matcher(text).results().count());
    assertThat(braces(text)).isZero();
  }

  private static int braces(String text) {
    String bare = text.replaceAll("\\\\[{}]", "");
    return (int)
        (bare.chars().filter(c -> c == '{').count() - bare.chars().filter(c -> c == '}').count());
  }

  private static List<CSVRecord> records(String csv) throws IOException {
    CSVFormat withHead = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    return CSVParser.parse(csv, withHead).getRecords();
  }
}
