package dev.ablate.report;

import static dev.ablate.report.Sample.optimizer;

import dev.ablate.catalog.Instance;
import dev.ablate.catalog.Kind;
import dev.ablate.catalog.Value;
import dev.ablate.experiment.ReportTable;
import dev.ablate.report.results.ReportInput;
import dev.ablate.trial.TrialRecord;
import dev.ablate.trial.TrialState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Experiments as reports meet them. */
final class Samples {
  private static final String SOURCE =
      """
      # The loss ablation, with seeds.
      experiment "Ablation tests for loss" {
        data       = Shapes(classes = 10)
        model      = mlp()
        loss       = CrossEntropyLoss()
        epochs     = 24
        batch_size = 64
        seed       in 1..3

        baseline "Adam, lr 1e-3" { optimizer = Adam(lr = 1e-3) }
        variant  "SGD momentum"  { optimizer = SGD(lr = 0.01, momentum = 0.9) }
        variant  "AdamW"         { optimizer = AdamW(lr in {1e-3, 1e-4}) }
      }
      """;

  private static final String GRID =
      """
      experiment "Which rate, which optimizer?" {
        data       = Shapes(classes = 10)
        model      = mlp()
        loss       = CrossEntropyLoss()
        optimizer in {SGD(lr in {0.25, 0.5, 1.0}), AdamW(lr in {0.25, 0.5, 1.0})}
        epochs     = 3
        batch_size = 64
        seed       in 1..2
      }
      """;

  private static final String PARTS =
      """
      experiment "Which parts of SGD matter?" {
        data       = Shapes(classes = 10)
        model      = mlp()
        loss       = CrossEntropyLoss()
        optimizer  = SGD(lr = 0.125, momentum = 0.75, nesterov = true)
        epochs     = 3
        batch_size = 64
        seed       in 1..8

        baseline "SGD" {}
        without optimizer.momentum, optimizer.nesterov
      }
      """;

  private static final TrialRecord DIVERGED =
      new Learning(3, 4, 1).ended(TrialState.DIVERGED, 2, 0, "loss is nan at epoch 1, step 4");

  private Samples() {}

  /** An ablation whose trials are all done. */
  static ReportInput ablation(int seeds) {
    Sample sample = ablationWithoutTrials();
    for (long seed = 1; seed <= seeds; seed++) {
      sample
          .trial("Adam, lr 1e-3", Map.of(), optimizer("Adam", 1e-3), seed, learn(0.62, 4, seed))
          .trial("SGD momentum", Map.of(), optimizer("SGD", 0.01), seed, learn(0.71, 6, seed))
          .trial("AdamW", lr(1e-3), optimizer("AdamW", 1e-3), seed, learn(0.535, 4, seed))
          .trial("AdamW", lr(1e-4), optimizer("AdamW", 1e-4), seed, learn(0.94, 11, seed))
          .trial("AdamW, amsgrad", Map.of(), optimizer("AdamW", 1e-3), seed, learn(0.621, 4, seed));
    }
    return sample.input();
  }

  /** A finished ablation of round numbers: one part matters, the other does not. */
  static ReportInput finishedByHand() {
    Instance whole = sgd(0.75, true);
    Sample sample =
        new Sample("Which parts of SGD matter?")
            .source("experiments/parts.exp", PARTS)
            .baseline("SGD");
    for (long seed = 1; seed <= 8; seed++) {
      double loss = 0.5 + seed / 64.0;
      double noise = (seed % 2 == 0 ? 1 : -1) / 128.0;
      sample
          .trial("SGD", Map.of(), whole, seed, fallen(seed, loss))
          .trial(
              "without optimizer.momentum",
              Map.of(),
              sgd(0, true),
              seed,
              fallen(seed, loss + 0.25 + noise))
          .trial(
              "without optimizer.nesterov",
              Map.of(),
              sgd(0.75, false),
              seed,
              fallen(seed, loss + noise));
    }
    return sample.input();
  }

  private static Instance sgd(double momentum, boolean nesterov) {
    return Sample.component(
        Kind.OPTIMIZER,
        "SGD",
        Map.of(
            "lr",
            new Value.Real(0.125),
            "momentum",
            new Value.Real(momentum),
            "nesterov",
            new Value.Bool(nesterov)));
  }

  /** Few trials with round numbers: one row is complete, one lost a trial, one waits. */
  static ReportInput byHand() {
    Instance adam = optimizer("Adam", 1e-3);
    Instance sgd = optimizer("SGD", 0.1);
    return ablationWithoutTrials()
        .tags("digits", "small")
        .table(Sample.table("By optimizer", List.of("optimizer")))
        .trial(
            "Adam, lr 1e-3",
            Map.of(),
            adam,
            1,
            SamplePredictions.with(
                Learning.byHand(1, 0.9, 0.52, 0.5),
                SamplePredictions.animals("val"),
                SamplePredictions.animals("test")))
        .trial("SGD", lr(0.1), sgd, 1, Learning.byHand(1, 1.1, 0.72, 0.7))
        .trial("AdamW", Map.of(), optimizer("AdamW", 1e-3), 1, TrialRecord.EMPTY)
        .trial("Adam, lr 1e-3", Map.of(), adam, 2, Learning.byHand(2, 0.8, 0.54, 0.55))
        .trial("SGD", lr(0.1), sgd, 2, Learning.byHand(2, 1.0, 0.75, 0.8))
        .trial("AdamW", Map.of(), optimizer("AdamW", 1e-3), 2, TrialRecord.EMPTY)
        .trial("Adam, lr 1e-3", Map.of(), adam, 3, Learning.byHand(3, 0.85, 0.5, 0.6))
        .trial("SGD", lr(0.1), sgd, 3, Learning.byHand(3, 1.2, 0.7, 0.75))
        .trial(
            "AdamW",
            Map.of(),
            optimizer("AdamW", 1e-3),
            3,
            new Learning(3, 4, 1).ended(TrialState.FAILED, 3, 0, "out of memory\n  in 1: Linear"))
        .input();
  }

  /** A grid of round numbers: two axes, two seeds, the highest rate diverges with one of them. */
  static ReportInput gridByHand() {
    Sample sample = new Sample("Which rate, which optimizer?").source("experiments/grid.exp", GRID);
    for (long seed = 1; seed <= 2; seed++) {
      for (String name : List.of("SGD", "AdamW")) {
        for (double rate : List.of(0.25, 0.5, 1.0)) {
          Map<String, Value> axes = new LinkedHashMap<>();
          axes.put("optimizer", optimizer(name, rate));
          axes.put("optimizer.lr", new Value.Real(rate));
          double loss = 2 - rate / 2 - seed / 8.0 - (name.equals("SGD") ? 0 : 0.25);
          boolean lost = name.equals("SGD") && rate == 1 && seed == 2;
          sample.trial("", axes, optimizer(name, rate), seed, lost ? DIVERGED : fallen(seed, loss));
        }
      }
    }
    return sample.input();
  }

  private static TrialRecord fallen(long seed, double loss) {
    return Learning.byHand(seed, 2 * loss, loss + 0.125, loss);
  }

  /** Half of a sweep: one trial diverged, one failed, some are to come. */
  static ReportInput unfinished() {
    Learning good = new Learning(0.6, 4, 12);
    Learning bad = new Learning(0.9, 4, 12);
    Instance adam = optimizer("Adam", 1e-3);
    Instance sgd = optimizer("SGD", 10);
    return ablationWithoutTrials()
        .trial("Adam, lr 1e-3", Map.of(), adam, 1, good.done(1))
        .trial(
            "SGD",
            Map.of(),
            sgd,
            1,
            bad.ended(TrialState.DIVERGED, 1, 3, "loss is nan at epoch 3, step 41"))
        .trial("AdamW", Map.of(), adam, 1, bad.done(1))
        .trial("Adam, lr 1e-3", Map.of(), adam, 2, good.done(2))
        .trial(
            "SGD",
            Map.of(),
            sgd,
            2,
            bad.ended(
                TrialState.FAILED, 2, 0, "out of memory: 512 MiB wanted\n  in layer 1: Linear"))
        .trial("AdamW", Map.of(), adam, 2, TrialRecord.EMPTY)
        .input();
  }

  /** A grid without baseline. */
  static ReportInput grid() {
    Sample sample =
        new Sample("Which learning rate?")
            .maximize("val_accuracy")
            .table(
                new ReportTable(
                    "By optimizer",
                    List.of("optimizer"),
                    List.of("val_loss", "val_accuracy", "epoch_time", "parameters"),
                    Optional.empty(),
                    Optional.of("val_loss"),
                    Optional.empty(),
                    false));
    for (long seed = 1; seed <= 2; seed++) {
      for (String name : List.of("SGD", "AdamW")) {
        for (double rate : List.of(1e-4, 1e-3, 1e-2)) {
          Map<String, Value> axes =
              Map.of("optimizer.lr", new Value.Real(rate), "optimizer", optimizer(name, rate));
          double floor =
              0.5 + Math.abs(Math.log10(rate) + 2.6) * 0.2 + (name.equals("SGD") ? 0.1 : 0);
          sample.trial("", new TreeMap<>(axes), optimizer(name, rate), seed, learn(floor, 5, seed));
        }
      }
    }
    return sample.input();
  }

  private static Sample ablationWithoutTrials() {
    return new Sample("Ablation tests for loss")
        .description("Which optimizer suits a small network on ten kinds of figures?")
        .source("experiments/sample.exp", SOURCE)
        .baseline("Adam, lr 1e-3");
  }

  private static Map<String, Value> lr(double rate) {
    return Map.of("optimizer.lr", new Value.Real(rate));
  }

  private static TrialRecord learn(double floor, double speed, long seed) {
    return new Learning(floor, speed, 24).done(seed);
  }
}
