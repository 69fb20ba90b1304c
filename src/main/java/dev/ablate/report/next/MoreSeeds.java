package dev.ablate.report.next;

import dev.ablate.ast.Declaration;
import dev.ablate.ast.Statement;
import dev.ablate.ast.Statement.Setting;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Repeats every row with more seeds. */
final class MoreSeeds {
  private MoreSeeds() {}

  static Edit edit(Results results, Declaration.Experiment written, int wanted) {
    TreeSet<Long> seeds =
        results.outcomes().stream()
            .map(Outcome::seed)
            .collect(Collectors.toCollection(TreeSet::new));
    String reason =
        wanted + " seeds a row instead of " + seeds.size() + ": fewer cannot show a difference.";
    while (seeds.size() < wanted) {
      seeds.add(seeds.last() + 1);
    }
    String setting = "seed in " + set(seeds);
    Optional<Setting> old =
        written.body().stream()
            .filter(Setting.class::isInstance)
            .map(Setting.class::cast)
            .filter(s -> s.path().text().equals("seed"))
            .findFirst();
    if (old.isPresent()) {
      return Edit.replace(old.get().span(), setting, reason);
    }
    Statement first = written.body().get(0);
    return Edit.after(first.span(), "\n  " + setting, reason);
  }

  private static String set(SortedSet<Long> seeds) {
    return seeds.last() - seeds.first() + 1 == seeds.size()
        ? seeds.first() + ".." + seeds.last()
        : seeds.stream().map(String::valueOf).collect(Collectors.joining(", ", "{", "}"));
  }
}
