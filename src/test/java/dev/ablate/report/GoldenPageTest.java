package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.report.results.ReportInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole pages, but for style and script, as files have them. */
class GoldenPageTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/ablate/report");

  /** Where pages are kept: to look at when they differ, and to copy if the change is meant. */
  private static final Path ACTUAL = Path.of("target");

  @Test
  void theFinishedAblationIsTheGoldenOne() throws IOException {
    assertGolden("golden-ablation.html", Samples.finishedByHand());
  }

  @Test
  void theRunningAblationIsTheGoldenOne() throws IOException {
    assertGolden("golden-running.html", Samples.byHand());
  }

  @Test
  void theGridWithFailuresIsTheGoldenOne() throws IOException {
    assertGolden("golden-grid.html", Samples.gridByHand());
  }

  private static void assertGolden(String name, ReportInput input) throws IOException {
    String page = withoutInlined(new ReportWriter().html(input));
    Files.createDirectories(ACTUAL);
    Files.writeString(ACTUAL.resolve(name), page);

    assertThat(page)
        .as("%s against %s", ACTUAL.resolve(name), GOLDEN.resolve(name))
        .isEqualTo(Files.readString(GOLDEN.resolve(name)));
  }

  @Test
  void writingReplacesTheOldFileAndLeavesNothingBeside(@TempDir Path folder) throws IOException {
    Path reports = folder.resolve("reports/sample");
    Path file = reports.resolve("index.html");
    ReportWriter writer = new ReportWriter();

    writer.write(Samples.unfinished(), file);
    writer.write(Samples.byHand(), file);

    assertThat(file).hasContent(writer.html(Samples.byHand()));
    assertThat(reports.toFile().list()).containsExactly("index.html");
  }

  @Test
  void halfACharacterAtTheEndOfACutTextIsNoError(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("index.html");

    new ReportWriter().write(HostileSample.of("cut \ud83d"), file);

    assertThat(file).content().contains("cut ?");
  }

  private static String withoutInlined(String page) {
    return page.replaceFirst("(?s)<style>.*?</style>", "<style></style>")
        .replaceAll("(?s)<script>.*?</script>", "<script></script>")
        .replaceAll("sha256-[^']*", "sha256-");
  }
}
