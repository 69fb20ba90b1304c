package dev.ablate.report.chart;

import dev.ablate.report.chart.BusyTime.Span;
import dev.ablate.report.chart.Chart.Rectangle;
import dev.ablate.report.chart.Chart.Tick;
import dev.ablate.report.chart.Timeline.Bars;
import dev.ablate.report.chart.Timeline.Device;
import dev.ablate.report.chart.Timeline.State;
import dev.ablate.report.results.Outcome;
import dev.ablate.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays out trials by time: a bar each, those that ran side by side above each other. */
public final class TimelineBuilder {
  private static final int WIDTH = 1100;
  private static final int MARGIN = 8;
  private static final int ABOVE = 18;
  private static final int BELOW = 24;

  /** More would take more room in the file than they are worth. */
  private static final int MOST_TITLES = 200;

  private static final int TICKS = 10;
  private static final double SHORTEST_PAUSE = 60;
  private static final List<Integer> STEPS =
      List.of(
          1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200);
  private static final int DAY = 86_400;

  /** By their start. */
  private final List<Run> runs;

  private final BusyTime clock;
  private final Scale scale;
  private final Function<Outcome, String> titles;

  /** A trial that has begun, in seconds after the first. */
  private record Run(Outcome outcome, Span span) {
    String device() {
      return outcome.record().device().orElse("");
    }

    TrialState state() {
      return outcome.record().state();
    }
  }

  private TimelineBuilder(List<Run> runs, Function<Outcome, String> titles) {
    this.runs = runs;
    this.clock = BusyTime.of(runs.stream().map(Run::span).toList());
    this.scale = Scale.over(0, clock.total(), MARGIN, WIDTH - MARGIN, false);
    this.titles = titles;
  }

  /**
   * The last attempts of these trials; empty where none has begun. A trial that still runs goes on
   * to the last time known.
   *
   * @param titles what is said of each
   */
  public static Optional<Timeline> of(List<Outcome> outcomes, Function<Outcome, String> titles) {
    List<Outcome> begun = outcomes.stream().filter(o -> o.record().started().isPresent()).toList();
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    Instant first = begun.stream().map(TimelineBuilder::start).min(Comparator.naturalOrder()).get();
    Instant last =
        begun.stream()
            .flatMap(o -> Stream.of(start(o), o.record().finished().orElse(start(o))))
            .max(Comparator.naturalOrder())
            .get();
    List<Run> runs =
        begun.stream()
            .map(
                outcome ->
                    new Run(
                        outcome,
                        new Span(
                            seconds(first, start(outcome)),
                            seconds(first, outcome.record().finished().orElse(last)))))
            .sorted(Comparator.comparingDouble(run -> run.span().start()))
            .toList();
    return Optional.of(new TimelineBuilder(runs, titles).timeline());
  }

  private static Instant start(Outcome outcome) {
    return outcome.record().started().orElseThrow();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private Timeline timeline() {
    Map<String, List<Run>> byDevice =
        runs.stream()
            .collect(Collectors.groupingBy(Run::device, TreeMap::new, Collectors.toList()));
    List<Device> devices = new ArrayList<>();
    double y = 0;
    for (Map.Entry<String, List<Run>> device : byDevice.entrySet()) {
      Lanes lanes = Lanes.of(device.getValue().stream().map(Run::span).toList());
      devices.add(device(device.getKey(), device.getValue(), lanes, y + ABOVE));
      y += ABOVE + lanes.height();
    }
    int bottom = (int) Math.ceil(y) + MARGIN / 2;
    return new Timeline(
        "Trials on their devices by time, one bar a trial",
        WIDTH,
        bottom + BELOW,
        new Rectangle(MARGIN, ABOVE, WIDTH - MARGIN, bottom),
        ticks(),
        clock.stops(SHORTEST_PAUSE).stream().map(stop -> scale.at(stop)).toList(),
        devices,
        states());
  }

  private Device device(String name, List<Run> own, Lanes lanes, double top) {
    List<Bars> bars = new ArrayList<>();
    Map<TrialState, StringBuilder> paths = new EnumMap<>(TrialState.class);
    for (int i = 0; i < own.size(); i++) {
      Run run = own.get(i);
      String bar = bar(run.span(), top + lanes.middle(i));
      if (runs.size() <= MOST_TITLES) {
        bars.add(new Bars(titles.apply(run.outcome()), style(run.state()), bar));
      } else {
        paths.computeIfAbsent(run.state(), state -> new StringBuilder()).append(bar);
      }
    }
    paths.forEach((state, path) -> bars.add(new Bars(state.text(), style(state), path.toString())));
    return new Device(name, Scale.coordinate(top - 6), Scale.coordinate(lanes.pitch() * 0.8), bars);
  }

  private String bar(Span span, double y) {
    double left = scale.position(clock.at(span.start()));
    double right = Math.max(left + 1, scale.position(clock.at(span.end())) - 0.5);
    return "M" + Scale.coordinate(left) + " " + Scale.coordinate(y) + "H" + Scale.coordinate(right);
  }

  private List<State> states() {
    return runs.stream()
        .map(Run::state)
        .distinct()
        .sorted()
        .map(state -> new State(state.text(), style(state)))
        .toList();
  }

  private static String style(TrialState state) {
    return "bar-" + state.text();
  }

  private List<Tick> ticks() {
    int step =
        STEPS.stream()
            .filter(seconds -> clock.total() / seconds <= TICKS)
            .findFirst()
            .orElse((int) Math.ceil(clock.total() / TICKS / DAY) * DAY);
    List<Tick> ticks = new ArrayList<>();
    for (int tick = 0; tick <= clock.total(); tick += step) {
      ticks.add(new Tick(scale.at(tick), text(tick, step)));
    }
    return ticks;
  }

  private static String text(int seconds, int step) {
    if (step < 60) {
      return seconds + " s";
    } else if (step < 3600) {
      return seconds / 60 + " min";
    }
    return step < DAY ? seconds / 3600 + " h" : seconds / DAY + " d";
  }
}
