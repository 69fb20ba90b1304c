package dev.ablate.cli;

import dev.ablate.source.Nearest;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a command line and how to list the options: printing them all would hide
 * the message.
 */
record UsageErrors(Console console, Set<String> commands) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    console.say("ablate: " + message(e, command));
    console.say(command.getCommandSpec().qualifiedName() + " --help shows what there is");
    return Exit.USAGE;
  }

  private String message(ParameterException e, CommandLine command) {
    if (!(e instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
      return String.valueOf(e.getMessage());
    }
    String word = unmatched.getUnmatched().get(0);
    if (command.getParent() == null) {
      return "there is no command '" + word + "'" + Nearest.hint(word, commands);
    }
    return command.getSubcommands().isEmpty()
        ? "'" + word + "' is one argument too many"
        : "there is no command '%s %s'%s"
            .formatted(
                command.getCommandName(),
                word,
                Nearest.hint(word, command.getSubcommands().keySet()));
  }
}
