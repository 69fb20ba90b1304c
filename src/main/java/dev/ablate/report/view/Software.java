package dev.ablate.report.view;

import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The software that trials were made with. */
final class Software {
  private Software() {}

  /** {@code ablate 0.1.0, pytorch 2.7.1}, with the file's hash. */
  static Fact fact(Results results) {
    List<String> used = versions(results.outcomes());
    String versions = used.isEmpty() ? text(results.input().facts().environment()) : used.get(0);
    return new Fact(
        "Made with",
        versions + (used.size() > 1 ? " and other versions" : ""),
        "file " + Digest.brief(Digest.sha256(results.input().experiment().source().text())));
  }

  /** The distinct sets of versions that trials were run with. */
  static List<String> versions(List<Outcome> outcomes) {
    return outcomes.stream()
        .map(o -> o.record().versions())
        .filter(v -> !v.isEmpty())
        .map(Software::text)
        .distinct()
        .toList();
  }

  private static String text(Map<String, String> versions) {
    return versions.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }
}
