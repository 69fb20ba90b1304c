package dev.ablate.report.view;

import dev.ablate.catalog.DataInfo;
import dev.ablate.report.finding.Finding;
import dev.ablate.report.next.NextExperiment;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.RunFacts;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes down what it takes to repeat the experiment. */
final class Reproduction {
  private Reproduction() {}

  /**
   * The commands, the file, and what to run next.
   *
   * @param found what is surprising
   * @param seeds how many every row needs; 0 where there are enough
   */
  static ReproduceView of(Results results, List<Finding> found, int seeds) {
    SourceFile source = results.input().experiment().source();
    Optional<NextExperiment> next = NextExperiment.of(results, found, seeds);
    return new ReproduceView(
        commands(results),
        source.name(),
        source.text(),
        facts(results),
        environment(results),
        next.map(NextExperiment::reasons).orElse(List.of()),
        next.map(NextExperiment::text).orElse(""));
  }

  private static List<Fact> commands(Results results) {
    List<Fact> commands = new ArrayList<>();
    commands.add(
        Fact.of("run what is missing and write this report", results.input().facts().command()));
    if (results.outcomes().stream().anyMatch(o -> o.record().state() == TrialState.FAILED)) {
      commands.add(
          Fact.of(
              "try the failed trials again",
              results.input().facts().command() + " --retry-failed"));
    }
    results
        .bestTrial()
        .ifPresent(
            best ->
                commands.add(
                    Fact.of(
                        "everything about the best trial",
                        results.input().facts().show() + " " + best.trial().id())));
    return commands;
  }

  private static List<Fact> facts(Results results) {
    RunFacts run = results.input().facts();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.of("file", results.input().experiment().source().name()));
    facts.add(
        Fact.of("file, SHA-256", Digest.sha256(results.input().experiment().source().text())));
    results.outcomes().stream()
        .map(Outcome::trial)
        .map(trial -> trial.data())
        .map(DataInfo::contentHash)
        .distinct()
        .forEach(hash -> facts.add(Fact.of("data, content", hash)));
    facts.add(Fact.of("store", run.store()));
    Software.versions(results.outcomes()).forEach(v -> facts.add(Fact.of("trials ran with", v)));
    return facts;
  }

  private static List<Fact> environment(Results results) {
    return results.input().facts().environment().entrySet().stream()
        .map(e -> Fact.of(e.getKey(), e.getValue()))
        .toList();
  }
}
