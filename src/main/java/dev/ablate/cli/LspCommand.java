package dev.ablate.cli;

import dev.ablate.lsp.AblateServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the language server. */
@Command(
    name = "lsp",
    description = {
      "Serves editors: the Language Server Protocol on standard input and output.",
      "Editors start it themselves; editor/vscode holds the extension for VS Code."
    },
    footer = {
      "",
      "Exit codes: 0 once the editor said goodbye, 1 where it was gone before.",
      "",
      "Example: ablate lsp"
    })
final class LspCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    return AblateServer.run(System.in, System.out) ? Exit.OK : Exit.ABANDONED;
  }
}
