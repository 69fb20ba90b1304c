package dev.ablate.trial;

import dev.ablate.catalog.Component;
import dev.ablate.catalog.DataInfo;
import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Parameter;
import dev.ablate.catalog.Shape;
import dev.ablate.catalog.Task;
import dev.ablate.catalog.Type;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.Initialization;
import dev.ablate.experiment.Network;
import dev.ablate.experiment.Node;
import dev.ablate.experiment.Settings;
import dev.ablate.experiment.Weight;
import java.util.List;
import java.util.Map;

/** Trials of a small network, made by hand. */
public final class SampleTrials {
  private static final Type NUMBER =
      new Type.RealType(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
  private static final Type COUNT = new Type.IntType(0, Long.MAX_VALUE);

  /** {@code SGD(lr, momentum = 0.0)}. */
  public static final Component SGD =
      Component.of(
          "SGD",
          Kind.OPTIMIZER,
          "",
          Parameter.required("lr", NUMBER, ""),
          Parameter.optional("momentum", NUMBER, new Value.Real(0), ""));

  /** {@code Warmup(epochs, start_lr = 0.0)}. */
  public static final Component WARMUP =
      Component.of(
          "Warmup",
          Kind.SCHEDULE,
          "",
          Parameter.required("epochs", COUNT, ""),
          Parameter.optional("start_lr", NUMBER, new Value.Real(0), ""));

  private static final Component CSV =
      Component.of("Csv", Kind.DATA, "", Parameter.required("train", new Type.TextType(), ""));
  private static final Component LOSS =
      Component.of(
          "CrossEntropyLoss",
          Kind.LOSS,
          "",
          Parameter.optional("label_smoothing", NUMBER, new Value.Real(0), "").differsPerTrial());
  private static final Component MINIMIZE =
      Component.of(
          "minimize", Kind.OBJECTIVE, "", Parameter.required("metric", new Type.MetricType(), ""));
  private static final Component LINEAR =
      Component.of("Linear", Kind.LAYER, "", Parameter.required("out_features", COUNT, ""));
  private static final Component DROPOUT =
      Component.of(
          "Dropout", Kind.LAYER, "", Parameter.required("p", NUMBER, "").differsPerTrial());

  private static final Component EXPERIMENT =
      Component.of(
          "experiment",
          Kind.EXPERIMENT,
          "",
          component("data", Kind.DATA),
          component("model", Kind.MODEL),
          component("loss", Kind.LOSS),
          component("optimizer", Kind.OPTIMIZER).differsPerTrial(),
          Parameter.optional("schedule", new Type.ScheduleType(), Value.NONE, "").differsPerTrial(),
          Parameter.required("epochs", COUNT, "").differsPerTrial(),
          Parameter.required("batch_size", COUNT, ""),
          Parameter.optional("drop_last", Type.bool(), new Value.Bool(false), ""),
          Parameter.optional("clip_grad_norm", NUMBER, Value.NONE, "").differsPerTrial(),
          Parameter.optional("seed", COUNT, new Value.Int(1), "").differsPerTrial(),
          component("objective", Kind.OBJECTIVE).differsPerTrial(),
          Parameter.optional("retries", COUNT, new Value.Int(2), "").differsPerTrial(),
          Parameter.optional(
                  "on_nan", Type.choice("diverged", "stop"), new Value.Text("diverged"), "")
              .differsPerTrial(),
          Parameter.optional(
                  "on_oom",
                  Type.choice("retry_smaller", "fail"),
                  new Value.Text("retry_smaller"),
                  "")
              .differsPerTrial(),
          Parameter.optional("accumulate", COUNT, new Value.Int(1), ""),
          Parameter.optional("precision", Type.choice("fp32", "tf32"), new Value.Text("fp32"), ""),
          Parameter.optional("description", new Type.TextType(), new Value.Text(""), "")
              .differsPerTrial(),
          Parameter.optional(
                  "tags",
                  new Type.ListType(new Type.TextType(), 0, 9),
                  new Value.ListOf(List.of()),
                  "")
              .differsPerTrial());

  private SampleTrials() {}

  private static Parameter component(String name, Kind kind) {
    return Parameter.required(name, new Type.ComponentType(kind), "");
  }

  /** Settings that train {@link #network} by SGD for 3 epochs with seed 1. */
  public static Settings settings() {
    Instance model = new Component("mlp", Kind.MODEL, "", List.of(), 1).instance(Map.of());
    return new Settings(
        EXPERIMENT.instance(
            Map.of(
                "data", CSV.instance(Map.of("train", new Value.Text("train.csv"))),
                "model", model,
                "loss", LOSS.instance(Map.of()),
                "optimizer", SGD.instance(Map.of("lr", new Value.Real(0.1))),
                "epochs", new Value.Int(3),
                "batch_size", new Value.Int(32),
                "objective", MINIMIZE.instance(Map.of("metric", new Value.Text("val_loss"))))));
  }

  /** The settings with one of them changed. */
  public static Settings with(Settings settings, String name, Value value) {
    return new Settings(settings.root().with(name, value));
  }

  /** Two inputs, one linear layer and a dropout. */
  public static Network network(int width, double dropout) {
    Shape input = Shape.of(2);
    Shape output = Shape.of(width);
    List<Weight> weights =
        List.of(new Weight("weight", Shape.of(width, 2), new Initialization.Uniform(0.5)));
    Instance linear = LINEAR.instance(Map.of("out_features", new Value.Int(width)));
    Instance drop = DROPOUT.instance(Map.of("p", new Value.Real(dropout)));
    return new Network(
        input,
        List.of(
            new Node.Layer(linear, input, output, weights, "1: Linear"),
            new Node.Layer(drop, output, output, List.of(), "2: Dropout")));
  }

  /** A small data set. */
  public static DataInfo data() {
    return new DataInfo(Shape.of(2), Task.CLASSES, 2, 80, 10, 10, "da7a");
  }

  /** A trial with these settings and a network of width 2. */
  public static Trial trial(Settings settings) {
    Network network = network(2, 0.5);
    return new Trial(Fingerprint.of(settings, network, data()), settings, network, data());
  }

  /** The usual trial with another seed. */
  public static Trial trial(long seed) {
    return trial(with(settings(), "seed", new Value.Int(seed)));
  }
}
