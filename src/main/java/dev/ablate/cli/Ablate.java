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
  private final Failures failures;

  Ablate(Workspace workspace, Console console) {
    failures = new Failures(workspace, console);
    commandLine =
        new CommandLine(this)
            .addSubcommand(new CheckCommand(workspace, console))
            .addSubcommand(new PlanCommand(workspace, console))
            .addSubcommand(new ExplainCommand(workspace, console))
            .addSubcommand(new RunCommand(workspace, console))
            .addSubcommand(new ReportCommand(workspace, console))
            .addSubcommand(new TrialsCommand(workspace, console))
            .addSubcommand(new ShowCommand(workspace, console))
            .addSubcommand(new DiffCommand(workspace, console))
            .addSubcommand(new ExportCommand(workspace, console))
            .addSubcommand(new LrCommand(workspace, console))
            .addSubcommand(new FmtCommand(workspace, console))
            .addSubcommand(new LspCommand())
            .addSubcommand(new DoctorCommand(workspace, console))
            .addSubcommand(new HelpCommand(console))
            .setOut(console.out())
            .setErr(console.err())
            .setExecutionExceptionHandler(failures);
  }

  /** Runs one command line; the result is the exit code. */
  int execute(String... args) {
    try {
      return args.length == 0 ? commandLine.execute("--help") : commandLine.execute(args);
    } catch (Error e) {
      return failures.exitCode(e, String.join(" ", args));
    }
  }

  /** The names of all commands. */
  Set<String> commands() {
    return commandLine.getSubcommands().keySet();
  }
}
