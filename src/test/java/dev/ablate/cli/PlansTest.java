package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ablate.data.DataProgress;
import dev.ablate.sweep.Plan;
import dev.ablate.sweep.Planner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlansTest {
  /** A run stores trials while another command looks at what there is. */
  @Test
  void trialsThatAreStoredAfterThePlanWasMadeAreInTheFile(@TempDir Path folder) throws IOException {
    TinySweep.writeTo(folder);
    FileArgument file = new FileArgument();
    new CommandLine(file).parseArgs("tiny.exp");
    Path store = folder.resolve(".ablate/ablate");
    Plans plans = new Plans(new Workspace(folder), console(), DataProgress.SILENT);
    Plan before = plans.read(file, store, new Planner(OptionalInt.empty(), false));
    assertThat(new TestConsole(folder).run("run", "tiny.exp")).isEqualTo(Exit.OK);
    assertThat(plans.dropped(file, store, before)).isZero();
  }

  private static Console console() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Console(nowhere, nowhere, false);
  }
}
