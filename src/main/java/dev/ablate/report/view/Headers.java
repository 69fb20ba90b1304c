package dev.ablate.report.view;

import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.report.results.Metric;
import dev.ablate.report.results.Outcome;
import dev.ablate.report.results.Results;
import dev.ablate.report.results.Setting;
import dev.ablate.report.results.Table;
import dev.ablate.report.results.Table.TableRow;
import dev.ablate.trial.TrialState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the header. */
final class Headers {
  private static final int MOST_NAMED = 4;

  private final Results results;
  private final Table ablation;
  private final Metric objective;

  private Headers(Results results, Table ablation) {
    this.results = results;
    this.ablation = ablation;
    this.objective = ablation.columns().get(0);
  }

  /** The header. */
  static HeaderView of(Results results, Table ablation) {
    Headers headers = new Headers(results, ablation);
    Instance settings = results.outcomes().get(0).trial().settings().root();
    int all = results.outcomes().size();
    int open = headers.open().size();
    return new HeaderView(
        results.input().experiment().title(),
        settings.find("description").map(Value::toString).orElse(""),
        tags(settings),
        open == 0,
        open == 0
            ? "complete" + headers.lost()
            : Words.number(all - open) + " of " + Words.count(all, "trial"),
        headers.missing(),
        headers.objective.title(),
        headers.facts());
  }

  private static List<String> tags(Instance settings) {
    return settings.find("tags").stream()
        .filter(Value.ListOf.class::isInstance)
        .flatMap(v -> ((Value.ListOf) v).items().stream())
        .map(Value::toString)
        .toList();
  }

  private List<Outcome> open() {
    return results.outcomes().stream()
        .filter(
            o -> o.record().state() == TrialState.NEW || o.record().state() == TrialState.RUNNING)
        .toList();
  }

  /** {@code , 2 failed}; nothing where nothing failed. */
  private String lost() {
    long failed =
        results.outcomes().stream().filter(o -> o.record().state() == TrialState.FAILED).count();
    return failed == 0 ? "" : ", " + Words.number(failed) + " failed";
  }

  private String missing() {
    List<String> names = open().stream().map(this::name).toList();
    return names.isEmpty() ? "" : "Still to come: " + Words.list(names, MOST_NAMED) + "." + age();
  }

  /** When the last trial began or ended, which is how old a page of a running sweep is. */
  private String age() {
    return results.outcomes().stream()
        .map(Outcome::record)
        .flatMap(record -> Stream.concat(record.started().stream(), record.finished().stream()))
        .max(Comparator.naturalOrder())
        .map(last -> " As things stood at " + Times.exactly(last) + " UTC; run writes it anew.")
        .orElse("");
  }

  private String name(Outcome outcome) {
    return TrialNames.of(results, outcome);
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    overrides().ifPresent(facts::add);
    String direction = results.objective().maximize() ? "maximize " : "minimize ";
    facts.add(Fact.of("Objective", direction + objective.title()));
    bestRow().ifPresent(facts::add);
    results.bestTrial().map(this::bestTrial).ifPresent(facts::add);
    facts.add(trials());
    facts.add(time());
    facts.add(data());
    facts.add(Software.fact(results));
    return facts;
  }

  /** What stands in the place of the file's settings; empty where nothing does. */
  private Optional<Fact> overrides() {
    List<String> overrides = results.input().experiment().overrides();
    return overrides.isEmpty()
        ? Optional.empty()
        : Optional.of(Fact.of("Not as in the file", "--set " + String.join(" --set ", overrides)));
  }

  private Optional<Fact> bestRow() {
    List<TableRow> best = ablation.rows().stream().filter(r -> r.cell(objective).best()).toList();
    return best.stream()
        .findFirst()
        .flatMap(row -> row.cell(objective).summary())
        .map(
            summary ->
                new Fact(
                    "Best row",
                    best.get(0).row().label(),
                    withUnit(TableViews.format(ablation, objective).meanAndStd(summary))
                        + shared(best.size() - 1)));
  }

  private static String shared(int others) {
    return others == 0 ? "" : ", shared with " + Words.count(others, "other row");
  }

  private Fact bestTrial(Outcome best) {
    NumberText format = TableViews.format(ablation, objective).finer();
    String value = format.plain(best.value(objective.name()).orElse(Double.NaN));
    return new Fact("Best trial", name(best), withUnit(value));
  }

  private String withUnit(String number) {
    return objective.title() + " " + number + (objective.share() ? "\u00a0%" : "");
  }

  private Fact trials() {
    long seeds = results.outcomes().stream().map(Outcome::seed).distinct().count();
    return new Fact(
        "Trials",
        Words.count(results.outcomes().size(), "trial"),
        Words.count(results.settings().size(), "row")
            + ", "
            + Words.count(seeds, "seed")
            + dropped());
  }

  private String dropped() {
    long dropped = results.input().facts().dropped();
    return dropped == 0
        ? ""
        : "; " + Words.count(dropped, "stored trial") + " no longer in the file";
  }

  private Fact time() {
    return new Fact(
        "Time",
        Words.duration(Times.wall(results.outcomes())),
        Words.duration(Times.device(results.outcomes())) + " of device time, " + devices());
  }

  private String devices() {
    List<String> devices =
        results.outcomes().stream().flatMap(o -> o.record().device().stream()).distinct().toList();
    return devices.isEmpty() ? "no device yet" : Words.list(devices, MOST_NAMED);
  }

  private Fact data() {
    Setting first = results.settings().get(0);
    Outcome outcome = first.row().outcomes().get(0);
    DataInfo info = outcome.trial().data();
    long sets = results.outcomes().stream().map(o -> o.trial().data()).distinct().count();
    return new Fact(
        "Data",
        name(outcome.trial().settings().data()) + (sets > 1 ? " and other data" : ""),
        String.format(
            "%s training, %s validation, %s test rows; %s; %s; content %s",
            Words.number(info.trainRows()),
            Words.number(info.validationRows()),
            Words.number(info.testRows()),
            "input " + info.input(),
            targets(info),
            Digest.brief(info.contentHash())));
  }

  private static String name(Instance data) {
    return data.find("data").isPresent()
        ? data.name() + " of " + data.child("data").name()
        : data.name();
  }

  private static String targets(DataInfo info) {
    return info.task() == Task.CLASSES || info.task().views() > 1
        ? Words.number(info.outputs()) + " classes"
        : Words.count(info.outputs(), "target");
  }
}
