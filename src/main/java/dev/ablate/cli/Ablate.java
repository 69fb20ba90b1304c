package dev.ablate.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
  private final Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
  private final Console console;
  private final Failures failures;

  /**
   * The command line.
   *
   * @param trainers what {@code run} trains with
   */
  Ablate(Workspace workspace, Console console, Trainers trainers) {
    this.console = console;
    failures = new Failures(workspace, console);
    commands.put("check", () -> new CheckCommand(workspace, console));
    commands.put("plan", () -> new PlanCommand(workspace, console));
    commands.put("explain", () -> new ExplainCommand(workspace, console));
    commands.put("run", () -> new RunCommand(workspace, console, trainers));
    commands.put("report", () -> new ReportCommand(workspace, console));
    commands.put("trials", () -> new TrialsCommand(workspace, console));
    commands.put("show", () -> new ShowCommand(workspace, console));
    commands.put("diff", () -> new DiffCommand(workspace, console));
    commands.put("export", () -> new ExportCommand(workspace, console));
    commands.put("lr", () -> new LrCommand(workspace, console));
    commands.put("fmt", () -> new FmtCommand(workspace, console));
    commands.put("store", () -> storeCommand(workspace, console));
    commands.put("lsp", LspCommand::new);
    commands.put("doctor", () -> new DoctorCommand(workspace, console));
    commands.put("help", () -> new HelpCommand(console));
  }

  private static CommandLine storeCommand(Workspace workspace, Console console) {
    return new CommandLine(new StoreCommand())
        .addSubcommand(new StoreVerifyCommand(workspace, console))
        .addSubcommand(new StoreRebuildCommand(workspace, console));
  }

  /** Runs one command line; the result is the exit code. */
  int execute(String... args) {
    try {
      CommandLine line = commandLine(args.length == 0 ? "" : args[0]);
      return args.length == 0 ? line.execute("--help") : line.execute(args);
    } catch (Error e) {
      return failures.exitCode(e, String.join(" ", args));
    }
  }

  /** Knows the command that is called alone: to read the declarations of all takes 0.1 s. */
  private CommandLine commandLine(String called) {
    boolean alone = commands.containsKey(called) && !called.equals("help");
    CommandLine line = new CommandLine(this);
    commands.forEach(
        (name, command) -> {
          if (!alone || name.equals(called)) {
            line.addSubcommand(name, command.get());
          }
        });
    return line.setOut(console.out())
        .setErr(console.err())
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(new UsageErrors(console, commands()))
        .setExecutionExceptionHandler(failures);
  }

  /** The names of all commands. */
  Set<String> commands() {
    return commands.keySet();
  }
}
