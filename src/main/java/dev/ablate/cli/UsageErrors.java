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
    console.say("ablate: " + message(e, command.getParent() == null));
    console.say(command.getCommandSpec().qualifiedName() + " --help shows what there is");
    return Exit.USAGE;
  }

  private String message(ParameterException e, boolean top) {
    if (top && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      return "there is no command '" + word + "'" + Nearest.hint(word, commands);
    }
    return String.valueOf(e.getMessage());
  }
}
