package dev.ablate.report;

import dev.ablate.catalog.Catalog;
import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Cell;
import dev.ablate.experiment.Experiment;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.ReportTable;
import dev.ablate.experiment.Settings;
import dev.ablate.experiment.Weight;
import dev.ablate.report.results.ReportInput;
import dev.ablate.report.results.RunFacts;
import dev.ablate.source.SourceFile;
import dev.ablate.trial.Placement;
import dev.ablate.trial.PlannedTrial;
import dev.ablate.trial.Trial;
import dev.ablate.trial.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** An experiment made by hand whose trials have invented records. */
public final class Sample {
  private static final Network NETWORK =
      new Network(
          Shape.of(64),
          List.of(
              new Node.Layer(
                  component(Kind.LAYER, "Linear", Map.of("out_features", new Value.Int(10))),
                  Shape.of(64),
                  Shape.of(10),
                  List.of(
                      new Weight("weight", Shape.of(10, 64), new Initialization.Uniform(0.125))),
                  "1: Linear")));
  private static final DataInfo DATA =
      new DataInfo(Shape.of(64), Task.CLASSES, 10, 3441, 382, 1797, "da7a".repeat(16));

  private final String title;
  private final List<Cell> cells = new ArrayList<>();
  private final Set<String> variants = new LinkedHashSet<>();
  private final List<ReportTable> tables = new ArrayList<>();
  private final Map<String, TrialRecord> records = new LinkedHashMap<>();
  private final List<PlannedTrial> trials = new ArrayList<>();
  private Optional<String> baseline = Optional.empty();
  private Instance objective =
      component(Kind.OBJECTIVE, "minimize", Map.of("metric", new Value.Text("val_loss")));
  private Instance loss = component(Kind.LOSS, "CrossEntropyLoss", Map.of());
  private String description = "";
  private SourceFile source = new SourceFile("experiments/sample.exp", "");
  private RunFacts facts =
      new RunFacts(
          "./ablate run experiments/sample.exp",
          "./ablate show",
          ".ablate/ablate",
          0,
          Map.of("system", "Linux amd64"));
  private List<Value> tags = List.of();
  private Map<String, Value> lets = Map.of();
  private Set<String> leftOutOf = Set.of();

  public Sample(String title) {
    this.title = title;
  }

  /** A component of the catalog with these arguments and its defaults. */
  public static Instance component(Kind kind, String name, Map<String, Value> arguments) {
    return Catalog.standard().find(kind, name).orElseThrow().instance(arguments);
  }

  /** An optimizer with a learning rate. */
  public static Instance optimizer(String name, double lr) {
    return component(Kind.OPTIMIZER, name, Map.of("lr", new Value.Real(lr)));
  }

  public Sample baseline(String label) {
    baseline = Optional.of(label);
    return this;
  }

  public Sample maximize(String metric) {
    objective = component(Kind.OBJECTIVE, "maximize", Map.of("metric", new Value.Text(metric)));
    return this;
  }

  /** The loss of the trials that follow. */
  public Sample loss(String name, Map<String, Value> arguments) {
    loss = component(Kind.LOSS, name, arguments);
    return this;
  }

  public Sample description(String text) {
    description = text;
    return this;
  }

  public Sample tags(String... words) {
    tags = List.<Value>copyOf(Stream.of(words).map(Value.Text::new).toList());
    return this;
  }

  public Sample source(String name, String text) {
    source = new SourceFile(name, text);
    return this;
  }

  public Sample facts(RunFacts known) {
    facts = known;
    return this;
  }

  /** A table with rows of its own and the usual columns. */
  public static ReportTable table(String title, List<String> rows) {
    return new ReportTable(
        title, rows, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  public Sample table(ReportTable table) {
    tables.add(table);
    return this;
  }

  /** The values of lets for the trials that follow. */
  public Sample lets(Map<String, Value> values) {
    lets = values;
    return this;
  }

  /** The tables that leave out the trials that follow. */
  public Sample leftOutOf(String... titles) {
    leftOutOf = Set.of(titles);
    return this;
  }

  /** One more trial in the order of the plan. */
  public Sample trial(
      String variant, Map<String, Value> axes, Instance optimizer, long seed, TrialRecord record) {
    Settings settings = settings(optimizer, seed, record);
    Trial trial = new Trial(fingerprint(trials.size()), settings, NETWORK, DATA);
    if (!variant.isEmpty()) {
      variants.add(variant);
    }
    cells.add(new Cell(variant, axes, lets, leftOutOf, settings, NETWORK, DATA));
    trials.add(
        new PlannedTrial(
            trial, trials.size(), List.of(new Placement(variant, axes)), OptionalInt.empty()));
    records.put(trial.fingerprint(), record);
    return this;
  }

  public ReportInput input() {
    Experiment experiment =
        new Experiment(
            title,
            source,
            List.of(),
            cells,
            List.copyOf(variants),
            baseline,
            cells.size(),
            0,
            List.of(),
            tables);
    return new ReportInput(experiment, trials, records, facts);
  }

  private Settings settings(Instance optimizer, long seed, TrialRecord record) {
    Map<String, Value> given = new LinkedHashMap<>();
    given.put("data", component(Kind.DATA, "Shapes", Map.of()));
    given.put("model", new Component("mlp", Kind.MODEL, "", List.of(), 1).instance(Map.of()));
    given.put("loss", loss);
    given.put("optimizer", optimizer);
    given.put("epochs", new Value.Int(Math.max(1, record.epochs().size())));
    given.put("batch_size", new Value.Int(64));
    given.put("seed", new Value.Int(seed));
    given.put("objective", objective);
    given.put("description", new Value.Text(description));
    given.put("tags", new Value.ListOf(tags));
    return new Settings(Catalog.standard().experiment().instance(given));
  }

  /** Not a hash, but as unique and as long as one. */
  private static String fingerprint(int index) {
    return Integer.toHexString(0x9f2c1a00 + index * 0x10001).repeat(8);
  }
}
