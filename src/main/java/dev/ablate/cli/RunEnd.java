package dev.ablate.cli;

import dev.ablate.sweep.Plan;
import dev.ablate.sweep.RunSummary;

/** Says how a run ended. */
record RunEnd(Console console, Plan plan, StopRequest stop) {

  /** Says what is left and failed, and gives the exit code. */
  int exitCode(RunSummary summary) {
    switch (summary.end()) {
      case NAN -> {
        return ended("on_nan = stop ended the sweep", summary);
      }
      case FAILING -> {
        return ended(
            "the same error three times within the first minutes ended the sweep;"
                + " run it with --retry-failed when that is mended",
            summary);
      }
      case UNPREDICTED -> {
        return interrupted("what the best trial predicts is not stored yet; run again to have it");
      }
      default -> {
        return summary.left() > 0
            ? interrupted(left(summary))
            : complete(summary.failed() + plan.counts().failed());
      }
    }
  }

  /** The same where there was nothing to train. */
  int withoutTraining() {
    return complete(plan.counts().failed());
  }

  private int ended(String why, RunSummary summary) {
    console.say(why + (summary.left() > 0 ? ": " + left(summary) : ""));
    return Exit.TRIALS_FAILED;
  }

  private int interrupted(String left) {
    String over = stop.overrun().map(limit -> limit + " is over: ").orElse("");
    console.say(over + left);
    return Exit.INTERRUPTED;
  }

  private int complete(long failed) {
    if (failed > 0) {
      console.say(Figures.count(failed, "trial") + " failed; --retry-failed tries again");
    }
    return failed > 0 ? Exit.TRIALS_FAILED : Exit.OK;
  }

  private static String left(RunSummary summary) {
    return Figures.count(summary.left(), "trial") + " left; run again to go on";
  }
}
