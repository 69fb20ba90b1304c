package dev.ablate.cli;

import dev.ablate.store.JournalTrialStore;
import dev.ablate.trial.StoredTrial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a finished trial as a file for others. */
@Command(
    name = "export",
    description = {
      "Writes a finished trial as a file that needs no Ablate.",
      "",
      "torchscript: a module with the weights of the best epoch that torch.jit.load opens. It"
          + " takes",
      "  raw examples [B, ...], images as uint8 from 0 to 255 or float from 0 to 1, normalises"
          + " them,",
      "  and gives the model's outputs.",
      "pytorch: a plain script that trains the same trial. It reads arrays from an .npz file;",
      "  --with-data writes one beside it, with the initial weights and the order of the rows,"
          + " and",
      "  partners, crops, flips, erased rectangles and mixtures as Ablate draws them: then its",
      "  losses are the trial's. Dropout, RandomResizedCrop, RandomRotation, RandomAffine,",
      "  ColorJitter and RandAugment draw for themselves, the last five by torchvision.",
      "safetensors: these weights by the names of PyTorch's state_dict, with the trial's settings."
    },
    footer = {"", "Example: ablate export 9f2c1a -o digits.pt"})
final class ExportCommand implements Callable<Integer> {
  private final Workspace workspace;
  private final Console console;

  /** The formats, as the command line has them. */
  enum Format {
    torchscript,
    pytorch,
    safetensors
  }

  @Mixin private TrialArgument argument;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write.")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).",
      defaultValue = "torchscript")
  private Format format;

  @Option(
      names = "--fold",
      description = "torchscript: make batch norms part of the convolutions before them.")
  private boolean fold;

  @Option(
      names = "--with-data",
      description = "pytorch: write the data that the script reads, too.")
  private boolean withData;

  @Mixin private QuietOption quiet;

  ExportCommand(Workspace workspace, Console console) {
    this.workspace = workspace;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (fold && format != Format.torchscript) {
      throw new CommandFailure(Exit.USAGE, "--fold is for --format torchscript alone");
    }
    if (withData && format != Format.pytorch) {
      throw new CommandFailure(Exit.USAGE, "--with-data is for --format pytorch alone");
    }
    try (JournalTrialStore trials = JournalTrialStore.toRead(argument.database(workspace))) {
      StoredTrial trial = argument.find(trials, workspace);
      Path target = workspace.resolve(output);
      switch (format) {
        case torchscript ->
            exports(trials, trial).torchScript(StoredWeights.of(trial, trials), fold, target);
        case pytorch -> exports(trials, trial).script(withData, target);
        case safetensors -> ExportFiles.safetensors(trial, StoredWeights.of(trial, trials), target);
      }
      console.print(output.toString());
    }
    return Exit.OK;
  }

  private ExportFiles exports(JournalTrialStore trials, StoredTrial trial) {
    return new ExportFiles(TrialSource.of(trial, trials, workspace, quiet.progress(console)));
  }
}
