package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.Results;
import dev.ablate.report.text.Copies;
import dev.ablate.report.text.TextFormat;
import dev.ablate.report.view.Page;
import dev.ablate.trial.TrialRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is pasted into a paper compiles there, where there is a LaTeX to try it with. */
class LatexCompileTest {
  private static final Path PDFLATEX = Path.of("/usr/bin/pdflatex");

  private static final List<String> HOSTILE =
      List.of(
          "\\input{/etc/passwd} \\write18{id} \\end{tabular} \\\\ \\par",
          "_ % & # $ { } ~ ^ \\ < > | \" ' ` @ [2em] * ?` !` -- --- << >>",
          "}}}}\\end{table}\\end{document}",
          "{{{{",
          "[1] first",
          "* starred",
          "αβγδεηλμρστΔΣ ±×·≤≥≈∞√∑∂∇ −–—…“”‘’ ½ ² ³ µ",
          "Jürgen Łukasz Đặng Çelik Þór Žižek «x» ſ ŋ ę",
          "Привет שלום مرحبا 中文 日本語 한국어 हिन्दी ไทย",
          "😀 👩‍💻 🇩🇪 e\u0301 \u200d \u202e \u2028 \u0000 \ufffd \ue000 \ud800");

  @Test
  void allTablesOfHostileReportsCompile(@TempDir Path folder) throws Exception {
    Stream<ReportInput> hostile = HOSTILE.stream().map(HostileSample::of);

    String tables =
        Stream.concat(hostile, ordinary())
            .map(report -> new Copies().all(Page.of(Results.of(report))))
            .flatMap(copies -> copies.values().stream())
            .map(formats -> formats.get(0).value() + "\\clearpage\n")
            .collect(Collectors.joining());

    compile(tables, folder);
  }

  @Test
  void charactersOfEveryScriptCompile(@TempDir Path folder) throws Exception {
    Sample sample = new Sample("characters");
    for (int first = 0x20; first < 0x3000; first += 0x10) {
      String label =
          IntStream.range(first, first + 0x10)
              .mapToObj(Character::toString)
              .collect(Collectors.joining(" "));
      sample.trial(label, Map.of(), Sample.optimizer("SGD", first), 1, TrialRecord.EMPTY);
    }

    compile(TextFormat.LATEX.of(sample.input()), folder);
  }

  private static Stream<ReportInput> ordinary() {
    return Stream.of(Samples.byHand(), Samples.gridByHand(), Samples.finishedByHand());
  }

  private static void compile(String tables, Path folder) throws Exception {
    assumeThat(PDFLATEX).as("pdfLaTeX of Debian's texlive-latex-recommended").isExecutable();
    String document =
        "\\documentclass{article}\\usepackage{booktabs,amssymb}\\begin{document}\n"
            + tables
            + "\\end{document}\n";
    Files.write(folder.resolve("tables.tex"), document.getBytes(StandardCharsets.UTF_8));

    int exit = pdflatex(folder);

    assertThat(Files.readAllLines(folder.resolve("out.txt"), StandardCharsets.ISO_8859_1))
        .noneMatch(line -> line.startsWith("!"));
    assertThat(exit).isZero();
  }

  private static int pdflatex(Path folder) throws IOException, InterruptedException {
    Process latex =
        new ProcessBuilder(
                PDFLATEX.toString(),
                "-interaction=nonstopmode",
                "-halt-on-error",
                "-no-shell-escape",
                "-draftmode",
                "tables.tex")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    assertThat(latex.waitFor(60, TimeUnit.SECONDS)).as("pdfLaTeX ended").isTrue();
    return latex.exitValue();
  }
}
