package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private static ProgressLines steps(long total) {
    PrintWriter unused = new PrintWriter(Writer.nullWriter());
    return new ProgressLines(new Console(unused, unused, false), "Training", "steps", total);
  }

  @Test
  void saysShareRateAndTimeLeft() {
    assertThat(steps(10_000).line(2500, Duration.ofSeconds(25)))
        .isEqualTo("25 % of the steps, 100 steps/s, 1m15s left");
  }

  @Test
  void stepsThatTrialsSaveAreNotLeft() {
    ProgressLines progress = steps(10_000);
    progress.shorten(6000);
    assertThat(progress.line(1000, Duration.ofSeconds(10)))
        .isEqualTo("25 % of the steps, 100 steps/s, 30s left");
  }

  @Test
  void slowWorkOnDataIsSaidUnlessQuietIsAskedFor() {
    assertThat(saidOfReading(false)).startsWith("Reading birds" + System.lineSeparator());
    assertThat(saidOfReading(true)).isEmpty();
  }

  private static String saidOfReading(boolean quiet) {
    StringWriter said = new StringWriter();
    PrintWriter unused = new PrintWriter(Writer.nullWriter());
    Console console = new Console(unused, new PrintWriter(said, true), false);
    Progress.ofData(console, quiet).begin("Reading birds", "files", 1).close();
    return said.toString();
  }

  @Test
  void knowsNoTimeLeftBeforeTheFirstStep() {
    assertThat(steps(10).line(0, Duration.ZERO)).isEqualTo("0 % of the steps, 0 steps/s, ? left");
  }
}
