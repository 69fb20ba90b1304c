package dev.ablate.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Explains unexpected failures of trials: the same failure in the same words and the same file. */
final class BugReports implements Function<Throwable, String> {
  private final BugReport report;
  private final Map<String, String> written = new HashMap<>();

  BugReports(BugReport report) {
    this.report = report;
  }

  @Override
  public String apply(Throwable thrown) {
    return written.computeIfAbsent(
        thrown.toString(), what -> report.write(thrown).replace('\n', ' '));
  }
}
