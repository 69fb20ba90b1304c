package dev.ablate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that train by Python's PyTorch what Ablate trained. */
class ExportedScriptsTest {
  /**
   * Convolutions before a batch norm have no bias: its gradient is nothing but rounding, which Adam
   * and its kin make as large as any.
   */
  private static final String TEN =
      """
      model cnn {
        Conv2d(4, 3, padding = 1, bias = false, init = kaiming_normal) BatchNorm2d ReLU MaxPool2d(2)
        residual { Conv2d(4, 3, padding = 1, bias = false) BatchNorm2d(momentum = none) } ReLU
        parallel { { Conv2d(3, 1) PReLU } { AvgPool2d(3, stride = 1, padding = 1) } }
        AdaptiveAvgPool2d(2) Flatten Linear(classes)
      }
      experiment "Ten" {
        data = Shapes(train = 72, test = 20, classes = 4, size = 8, validation = 8)
        model = cnn()
        loss = CrossEntropyLoss()
        epochs = 50
        batch_size = 64
        variant "SGD" {
          optimizer = SGD(lr = 0.05, momentum = 0.9, weight_decay = 5e-4)
          schedule = Warmup(steps = 5, start_lr = 1e-4) then CosineAnnealingLR()
          clip_grad_norm = 1.0
        }
        variant "Adam" {
          optimizer = Adam(amsgrad = true)
          schedule = OneCycleLR(max_lr = 0.01)
          loss = CrossEntropyLoss(label_smoothing = 0.1)
        }
        variant "AdamW" {
          optimizer = AdamW(lr = 3e-3) schedule = StepLR(step_size = 12, gamma = 0.7)
          accumulate = 4 loss = CrossEntropyLoss(weight = [1, 2, 0.5, 1])
        }
        variant "NAdam" {
          optimizer = NAdam() loss = FocalLoss(gamma = 2, alpha = 0.25)
          schedule = LinearLR(total_iters = 10) then ExponentialLR(gamma = 0.9)
        }
        variant "RAdam" {
          optimizer = RAdam(lr = 5e-3) clip_grad_value = 0.01
          schedule = CosineAnnealingWarmRestarts(T_0 = 10, T_mult = 2)
        }
        variant "Adamax" {
          optimizer = Adamax(lr = 5e-3) schedule = MultiStepLR(milestones = [10, 30])
          loss = MultiMarginLoss(p = 2)
        }
        variant "RMSprop" {
          optimizer = RMSprop(momentum = 0.5) loss = BCEWithLogitsLoss()
          schedule = CyclicLR(base_lr = 1e-4, max_lr = 2e-3, step_size_up = 10)
        }
        variant "Adagrad" {
          optimizer = Adagrad(lr = 0.02) schedule = PolynomialLR()
          batch_size = 60 drop_last = true accumulate = 2
        }
        variant "Adadelta" {
          optimizer = Adadelta(lr = 0.5) schedule = ReduceLROnPlateau(patience = 2, factor = 0.5)
        }
        variant "two units" {
          optimizer = SGD(lr = 0.02, momentum = 0.9, nesterov = true)
          schedule = Warmup(epochs = 5) then CosineAnnealingLR()
        }
      }
      """;

  private static final String OTHERS =
      """
      model cnn {
        Conv2d(4, 3, padding = 1, padding_mode = circular) ReLU MaxPool2d(2) Flatten Linear(classes)
      }
      model mixed {
        ConvTranspose2d(6, 2, stride = 2) GroupNorm(2) InstanceNorm2d GELU AdaptiveMaxPool2d(4)
        Reshape([16, 6]) LayerNorm
        MultiheadAttention(2, add_bias_kv = true, add_zero_attn = true)
        TransformerEncoderLayer(3, 16, dropout = 0) LSTM(4, bidirectional = true) GRU(4)
        Conv1d(3, 3) Flatten Linear(classes)
      }
      model tokens {
        Embedding(9, 4, max_norm = 0.7, scale_grad_by_freq = true) LSTM(3, proj_size = 2)
        Flatten Linear(classes)
      }
      model mlp { Linear(8) Tanh Linear(classes) }
      model embedding { Conv2d(4, 3, bias = false) BatchNorm2d ReLU Flatten Linear(5) }
      experiment "Others" {
        let shapes = Shapes(train = 72, test = 20, classes = 4, size = 8, validation = 8)
        data = shapes
        model = cnn() loss = CrossEntropyLoss() optimizer = SGD(lr = 0.05)
        epochs = 5
        batch_size = 24
        variant "early stopping" {
          optimizer = SGD(lr = 0.5) precision = tf32 epochs = 50 batch_size = 64
          early_stopping = EarlyStopping(monitor = val_accuracy, patience = 3, min_delta = 0.01)
        }
        variant "bf16" { precision = bf16 }
        variant "fp16" {
          precision = fp16 clip_grad_norm = 1 accumulate = 2
        }
        variant "layers" { model = mixed() optimizer = SGD(lr = 0.1) }
        variant "rows" {
          data = Csv(train = "rows.csv", test = 0.2, target = 2, scale = 0.01, validation = 8,
                     normalize = [[1, 2], [0.5, 3]])
          model = mlp() loss = HuberLoss(delta = 0.5) optimizer = SGD(lr = 0.1)
          objective = minimize(val_mae)
        }
        variant "two units" { schedule = Warmup(steps = 4) then CosineAnnealingLR() }
        variant "restarts of another unit" {
          schedule = Warmup(steps = 2) then CosineAnnealingWarmRestarts(T_0 = 1, T_mult = 2)
        }
        variant "one cycle behind another" {
          schedule = OneCycleLR(max_lr = 0.1, total_steps = 5, three_phase = true)
            then OneCycleLR(max_lr = 0.05, pct_start = 0.2, anneal_strategy = linear)
        }
        variant "one cycle at epochs" {
          optimizer = Adam(lr = 0.01)
          schedule = ConstantLR(factor = 0, total_iters = 2, unit = step)
            then OneCycleLR(max_lr = 0.02, unit = epoch)
        }
        variant "a cycle that shrinks" {
          optimizer = RMSprop(lr = 1e-3) schedule = LinearLR(total_iters = 1) then
            CyclicLR(base_lr = 1e-4, max_lr = 2e-3, step_size_up = 2, step_size_down = 3,
                     mode = exp_range, gamma = 0.9)
        }
        variant "a cycle that halves" {
          schedule = PolynomialLR(total_iters = 3, unit = step) then
            CyclicLR(base_lr = 0.01, max_lr = 0.1, step_size_up = 2, mode = triangular2)
        }
        variant "momentum from nothing" {
          optimizer = RMSprop(lr = 1e-3)
          schedule = OneCycleLR(max_lr = 2e-3, max_momentum = 0, base_momentum = 0.8)
        }
        variant "a rise of one update" { schedule = OneCycleLR(max_lr = 0.1, pct_start = 0.2, unit = epoch) }
        variant "crops" {
          augment = [RandomCrop(8, padding = 2), RandomHorizontalFlip(), RandomErasing(value = 1),
                     RandomCrop([8, 8], padding = [1, 2], fill = [0.1, 0.2, 0.3]),
                     RandomCrop(8, padding = [1, 2, 0, 3], padding_mode = symmetric),
                     RandomCrop(8, padding = 1, padding_mode = reflect),
                     RandomCrop(8, padding = 1, padding_mode = edge), RandomVerticalFlip(p = 0.2)]
        }
        variant "MixUp" { augment = [MixUp(alpha = 0.4)] epochs = 50 batch_size = 64 }
        variant "CutMix in parts" {
          augment = [CutMix()] accumulate = 2 loss = CrossEntropyLoss(weight = [1, 2, 0.5, 1])
        }
        variant "MixUp or CutMix" {
          augment = [CutMix(alpha = 0.5), MixUp()] loss = BCEWithLogitsLoss() drop_last = true
        }
        variant "RandomErasing" {
          augment = [RandomErasing(p = 0.9), MixUp(),
                     RandomErasing(scale = [0.1, 0.5], ratio = [0.5, 2], value = [0.1, -1, 0.5])]
          loss = FocalLoss()
        }
        variant "by F1" {
          metrics = [precision, recall, f1, perplexity] epochs = 20
          objective = maximize(val_f1) schedule = ReduceLROnPlateau(patience = 1, factor = 0.5)
          early_stopping = EarlyStopping(monitor = train_f1, patience = 4, min_delta = 0.02)
        }
        variant "by R2" {
          data = Csv(train = "rows.csv", test = 0.2, target = [1, 2], scale = 0.01, validation = 8)
          model = mlp() loss = MSELoss() metrics = [r2] objective = maximize(train_r2)
        }
        variant "labels" {
          data = Csv(train = "labels.csv", test = 0.2, target = [1, 2], validation = 8)
          model = mlp() metrics = [precision, recall, f1]
          loss = BCEWithLogitsLoss(weight = [1, 0.5], pos_weight = 2)
        }
        variant "tokens" {
          data = Csv(train = "labels.csv", test = 0.2, target = 1, validation = 8, normalize = none)
          model = tokens() optimizer = Adam(lr = 0.1)
        }
        variant "contrastive" { data = Pairs(shapes) loss = ContrastiveLoss(margin = 2) model = embedding() }
        variant "cosine, in parts" {
          data = Pairs(shapes) loss = CosineEmbeddingLoss(margin = 0.2) model = embedding()
          accumulate = 3 objective = maximize(val_accuracy)
          augment = [RandomErasing(p = 1), RandomHorizontalFlip()]
        }
        variant "triplets" {
          data = Triplets(shapes) loss = TripletMarginLoss(margin = 0.5, swap = true)
          model = embedding() epochs = 50 batch_size = 64 optimizer.lr = 0.01
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void ofTenTrialsHaveTheSameLossUpdateByUpdate() throws Exception {
    JsonNode trials = new ExportedScripts(folder).compare(TEN, name -> name.endsWith("_loss"));
    assertThat(trials)
        .as("an epoch is an update: 64 rows or, of 60 with drop_last, the first 60")
        .hasSize(10)
        .allMatch(trial -> trial.get("epochs").size() == 50)
        .allMatch(trial -> trial.get("settings").get("batch_size").asInt() >= 60);
  }

  @Test
  void ofOtherTrialsHaveTheSameMetricsEpochByEpoch() throws Exception {
    writeRows();
    JsonNode trials = new ExportedScripts(folder).compare(OTHERS, name -> true);
    assertThat(trials)
        .as("one ends early")
        .anyMatch(t -> t.get("epochs").size() < t.get("settings").get("epochs").asInt());
  }

  private void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      rows.append(100 + i).append(',').append(i * i % 7 * 50).append(',').append(i % 5 / 4.0);
      rows.append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    StringBuilder labels = new StringBuilder();
    for (int i = 0; i < 80; i++) {
      labels.append(i % 9).append(',').append(i % 9 / 5).append(',').append(i % 2).append('\n');
    }
    Files.writeString(folder.resolve("labels.csv"), labels);
  }
}
