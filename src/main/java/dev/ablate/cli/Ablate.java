package dev.ablate.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** All commands, by explicit registration. */
@Command(
    name = "ablate",
    scope = ScopeType.INHERIT,
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    versionProvider = VersionText.class,
    description = "Runs deep-learning experiments written in .exp files.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Example: ablate run experiments/quickstart.exp",
      "",
      "Exit codes: 0 all done, 1 some trials failed, 2 wrong usage, 3 the file has errors,",
      "            4 the machine cannot run it, 130 interrupted."
    })
final class Ablate {
  private final CommandLine commandLine;

  Ablate(Workspace workspace, Console console) {
    commandLine =
        new CommandLine(this)
            .addSubcommand(new ShowCommand(workspace, console))
            .addSubcommand(new HelpCommand(console))
            .setOut(console.out())
            .setErr(console.err())
            .setExecutionExceptionHandler(new Failures(workspace, console));
  }

  /** Runs one command line; the result is the exit code. */
  int execute(String... args) {
    return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
  }

  /** The names of all commands. */
  Set<String> commands() {
    return commandLine.getSubcommands().keySet();
  }
}
