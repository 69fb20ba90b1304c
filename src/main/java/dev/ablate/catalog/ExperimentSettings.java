package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.inferred;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.ChoiceType;
import dev.ablate.catalog.Type.ComponentType;
import dev.ablate.catalog.Type.DurationType;
import dev.ablate.catalog.Type.ListType;
import dev.ablate.catalog.Type.OnlyType;
import dev.ablate.catalog.Type.ScheduleType;
import dev.ablate.catalog.Type.TextType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Text;
import java.util.List;
import java.util.Set;

/** The settings of an experiment. */
final class ExperimentSettings {

  /** What only selects, names or presents trials, or is about the machine. */
  static final Set<String> NOT_OF_TRIALS =
      Set.of(
          "description",
          "tags",
          "search",
          "prune",
          "budget",
          "metrics",
          "on_oom",
          "on_nan",
          "retries");

  static final Component EXPERIMENT =
      Component.of(
          "experiment",
          Kind.EXPERIMENT,
          "What one trial is",
          required("data", new ComponentType(Kind.DATA), "The data set"),
          optional(
                  "augment",
                  Type.anyOf(
                      new Type.NoPartsType(),
                      new ListType(new ComponentType(Kind.AUGMENTATION), 1, Integer.MAX_VALUE)),
                  Value.NONE,
                  "Random changes of training examples, one after the other;"
                      + " `without augment.RandomCrop` takes one of them out")
              .withOff(Value.NONE),
          required("model", new ComponentType(Kind.MODEL), "The model"),
          required("loss", new ComponentType(Kind.LOSS), "What training minimizes"),
          required("optimizer", new ComponentType(Kind.OPTIMIZER), "How weights move")
              .differsPerTrial(),
          optional(
                  "schedule",
                  Type.orNone(new ScheduleType()),
                  Value.NONE,
                  "How the learning rate moves; `a then b` is one after the other, of which"
                      + " `without schedule.Warmup` takes a part out")
              .withOff(Value.NONE)
              .differsPerTrial(),
          required(
                  "epochs",
                  new Type.IntType(1, Integer.MAX_VALUE),
                  "How often training goes through the training rows")
              .differsPerTrial(),
          required(
              "batch_size",
              Type.anyOf(new Type.IntType(1, Integer.MAX_VALUE), Type.choice("auto")),
              "Rows that one update sees; auto is the largest power of two that fits into memory"
                  + " with headroom, up to the training rows and 4096, found by the first run"),
          optional(
                  "accumulate",
                  new Type.IntType(1, Integer.MAX_VALUE),
                  new Int(1),
                  "Parts of batch_size / accumulate rows that an update is computed in; a smaller"
                      + " last batch has fewer, the last of them smaller")
              .withOff(new Int(1)),
          optional(
                  "drop_last",
                  Type.bool(),
                  new Bool(false),
                  "Leave out the last, smaller batch of an epoch")
              .withOff(new Bool(false)),
          optional(
                  "clip_grad_norm",
                  Type.orNone(Type.positive()),
                  Value.NONE,
                  "The largest norm of all gradients together")
              .withOff(Value.NONE)
              .differsPerTrial(),
          optional(
                  "clip_grad_value",
                  Type.orNone(Type.positive()),
                  Value.NONE,
                  "The largest single gradient; clipped before clip_grad_norm measures the norm")
              .withOff(Value.NONE)
              .differsPerTrial(),
          optional(
              "precision",
              new ChoiceType(List.of("fp32", "tf32", "bf16", "fp16")),
              new Text("fp32"),
              "The arithmetic of products, as under PyTorch's autocast; on a CPU tf32 is fp32"),
          optional(
                  "early_stopping",
                  Type.orNone(new ComponentType(Kind.EARLY_STOPPING)),
                  Value.NONE,
                  "When to end before `epochs`")
              .withOff(Value.NONE)
              .differsPerTrial(),
          optional("seed", Type.wholeFrom(0), new Int(1), "What every random draw starts from")
              .differsPerTrial(),
          inferred(
                  "metrics",
                  new ListType(new ChoiceType(Metrics.names()), 0, Integer.MAX_VALUE),
                  "Logged beside the loss; accuracy for classes and mae for numbers always are")
              .differsPerTrial(),
          optional(
                  "objective",
                  new ComponentType(Kind.OBJECTIVE),
                  Objectives.DEFAULT,
                  "What the best epoch and the best trial are chosen by; the first of equal epochs,"
                      + " never one that is not a number")
              .differsPerTrial(),
          optional(
                  "search",
                  new ComponentType(Kind.SEARCH),
                  Searches.DEFAULT,
                  "Which trials of the space are run")
              .differsPerTrial(),
          optional("prune", only(Value.NONE), Value.NONE, "Which trials end early")
              .differsPerTrial(),
          optional(
                  "budget",
                  Type.orNone(new DurationType()),
                  Value.NONE,
                  "How long one run of the sweep may take; then it ends as under --max-time, which"
                      + " overrides it, and the next run goes on with the whole budget")
              .differsPerTrial(),
          optional(
                  "on_nan",
                  Type.choice("diverged", "stop"),
                  new Text("diverged"),
                  "What a loss that is not a number means: a result, ranked last, or the end of the"
                      + " sweep")
              .differsPerTrial(),
          optional(
                  "on_oom",
                  Type.choice("retry_smaller", "fail"),
                  new Text("retry_smaller"),
                  "What follows where a trial does not fit into memory even alone: another attempt"
                      + " with twice `accumulate` (the next that divides batch_size), as often as"
                      + " it takes; or the trial has failed")
              .differsPerTrial(),
          optional(
                  "retries",
                  new Type.IntType(0, Integer.MAX_VALUE),
                  new Int(2),
                  "Further attempts in a run of a trial whose worker process was lost, each from"
                      + " the last checkpoint; after the second loss, and in its last attempt, a"
                      + " trial is alone in the worker")
              .differsPerTrial(),
          optional("description", new TextType(), new Text(""), "Text for the report")
              .differsPerTrial(),
          optional(
                  "tags",
                  new ListType(new TextType(), 0, Integer.MAX_VALUE),
                  new ListOf(List.of()),
                  "Words to find the experiment by")
              .differsPerTrial());

  static final List<Component> COMPONENTS = List.of(EXPERIMENT);

  private ExperimentSettings() {}

  private static Type only(Value value) {
    return new OnlyType(value);
  }
}
