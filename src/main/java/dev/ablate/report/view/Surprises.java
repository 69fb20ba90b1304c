package dev.ablate.report.view;

import dev.ablate.report.finding.Finding;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Table;
import java.util.List;
import java.util.stream.Stream;

/** Puts findings into words. */
final class Surprises {
  private static final int MOST = 12;

  private final Results results;
  private final Metric metric;
  private final NumberText format;

  private Surprises(Results results, Table table) {
    this.results = results;
    this.metric = table.columns().get(0);
    this.format = TableViews.format(table, metric).finer();
  }

  /** A sentence for each finding; of very many, the first few and how many more there are. */
  static List<String> of(Results results, Table ablation, List<Finding> found) {
    Surprises surprises = new Surprises(results, ablation);
    List<String> all = found.stream().map(surprises::sentence).toList();
    return all.size() <= MOST
        ? all
        : Stream.concat(
                all.subList(0, MOST).stream(),
                Stream.of("And " + (all.size() - MOST) + " more like these."))
            .toList();
  }

  private String sentence(Finding finding) {
    if (finding instanceof Finding.AtEdge edge) {
      return String.format(
          "The best row has the %s %s that was tried, %s; %s values may be better still.",
          edge.largest() ? "largest" : "smallest",
          edge.axis(),
          edge.value(),
          edge.largest() ? "larger" : "smaller");
    } else if (finding instanceof Finding.WithoutEffect axis) {
      return String.format(
          "Between the %2$s of %1$s there is no difference beyond noise, over %3$s of trials that"
              + " are equal in all else.",
          axis.axis(), Words.count(axis.values(), "value"), Words.count(axis.pairs(), "pair"));
    } else if (finding instanceof Finding.SeedsDisagree seeds) {
      return String.format(
          "The seeds of “%s” disagree: %s from %s to %s%s, %.0f times the usual deviation.",
          seeds.row().label(),
          metric.title(),
          format.plain(seeds.low()),
          format.plain(seeds.high()),
          format.percent() ? "\u00a0%" : "",
          seeds.times());
    }
    Finding.Slow slow = (Finding.Slow) finding;
    return String.format(
        "%s was slow%s: %s an epoch, where trials of its size take %s.",
        Words.sentence(TrialNames.of(results, slow.outcome())),
        slow.others() == 0 ? "" : ", and so were " + slow.others() + " more of its array",
        Words.duration(slow.seconds()),
        Words.duration(slow.usual()));
  }
}
