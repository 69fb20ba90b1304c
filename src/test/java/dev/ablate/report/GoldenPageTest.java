package dev.ablate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole page, but for its style and script, as {@code golden.html} has it. */
class GoldenPageTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/ablate/report/golden.html");

  /** Where the page is kept when it differs: to look at, and to copy if the change is meant. */
  private static final Path ACTUAL = Path.of("target/golden.html");

  @Test
  void thePageIsTheGoldenOne() throws IOException {
    String page = withoutInlined(new ReportWriter().html(Samples.byHand()));
    Files.createDirectories(ACTUAL.getParent());
    Files.writeString(ACTUAL, page);

    assertThat(page).as("%s against %s", ACTUAL, GOLDEN).isEqualTo(Files.readString(GOLDEN));
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

  private static String withoutInlined(String page) {
    return page.replaceFirst("(?s)<style>.*?</style>", "<style></style>")
        .replaceFirst("(?s)<script>.*?</script>", "<script></script>")
        .replaceAll("sha256-[^']*", "sha256-");
  }
}
