package dev.ablate.report.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a report says about the machine and the commands.
 *
 * @param command runs the experiment: {@code ./ablate run experiments/quickstart.exp}
 * @param show shows a trial whose id follows: {@code ./ablate show}
 * @param store where the trials are kept
 * @param dropped how many stored trials are no longer in the file
 * @param environment versions and system of the machine that writes the report, by name
 */
public record RunFacts(
    String command, String show, String store, long dropped, Map<String, String> environment) {
  public RunFacts {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
