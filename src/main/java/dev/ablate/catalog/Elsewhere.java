package dev.ablate.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Names of PyTorch, Keras and Python that a file does not have, with what to write instead. Upper
 * and lower case are the same.
 */
public final class Elsewhere {

  private static final Map<String, List<String>> SETTINGS =
      table(
          """
          lr_scheduler lr_schedule lr_policy: write schedule = ...
          warmup warmup_epochs warmup_steps: write schedule = Warmup(epochs = 5) then ...
          criterion loss_fn loss_function objective_function: write loss = ...
          learning_rate: write optimizer = AdamW(lr = ...)
          dataset datasets dataloader train_data train_loader train_dataset: write data = ...
          validation_split val_split val_size: write validation = ... in the data set
          transform transforms augmentation augmentations: write augment = [...]
          net network architecture arch backbone: write model = ...
          num_epochs nb_epochs max_epochs num_train_epochs: write epochs = ...
          steps max_steps num_steps: write epochs = ..., as the length of training is in epochs
          bs train_batch_size per_device_train_batch_size: write batch_size = ...
          n_seeds num_seeds repeats n_runs num_runs: write seed in 1..3
          random_seed random_state manual_seed: write seed = ...
          amp use_amp mixed_precision autocast dtype fp16 bf16: write precision = bf16
          gradient_accumulation_steps accumulation_steps grad_accum: write accumulate = ...
          accumulate_grad_batches: write accumulate = ...
          grad_clip gradient_clipping gradient_clip_val: write clip_grad_norm = ...
          max_grad_norm clipnorm: write clip_grad_norm = ...
          callbacks callback: write early_stopping = EarlyStopping()
          direction: write objective = minimize(...) or maximize(...)
          sampler tuner n_trials num_trials: write search = Random(trials = ...)
          time_limit max_time timeout: write budget = ...
          dropout: write Dropout(p) in the model
          device gpu gpus cuda accelerator: leave it out; a run takes --device
          num_workers workers pin_memory: leave it out; rows are read as fast as they are needed
          shuffle: leave it out; training rows are always shuffled
          name title: leave it out; the name is the text behind 'experiment'
          checkpoint checkpoints save_best: leave it out; the best epoch is always kept
          """);

  private static final Map<String, List<String>> COMPONENTS =
      table(
          """
          dense fc lazylinear: write Linear(out_features)
          conv convolution convolution2d: write Conv1d or Conv2d
          batchnorm batch_norm batchnormalization bn: write BatchNorm1d or BatchNorm2d
          layernormalization layer_norm: write LayerNorm
          maxpool maxpooling2d max_pool2d max_pool: write MaxPool2d
          avgpool averagepooling2d avg_pool2d avg_pool: write AvgPool2d
          globalaveragepooling2d globalavgpool global_avg_pool: write AdaptiveAvgPool2d(1) Flatten
          swish: write SiLU
          logsoftmax log_softmax: leave it out, as CrossEntropyLoss takes logits
          activation: write its name, as in ReLU
          view unflatten: write Reshape
          attention: write MultiheadAttention
          rnn: write LSTM or GRU
          sequential modulelist: leave it out; layers stand one after the other
          add residualblock skip: write residual { ... }
          concat concatenate cat: write parallel { { ... } { ... } }
          input inputlayer: leave it out; the shape of the data is known
          nllloss nll_loss: write CrossEntropyLoss, which takes logits, without LogSoftmax
          bceloss bce_loss: write BCEWithLogitsLoss, which takes logits, without Sigmoid
          bce binarycrossentropy binary_cross_entropy: write BCEWithLogitsLoss()
          cross_entropy ce xent: write CrossEntropyLoss()
          categoricalcrossentropy sparsecategoricalcrossentropy: write CrossEntropyLoss()
          mse mse_loss meansquarederror l2loss: write MSELoss()
          mae mae_loss maeloss l1 meanabsoluteerror: write L1Loss()
          hingeloss hinge: write MultiMarginLoss()
          tripletloss: write TripletMarginLoss()
          momentum nesterov: write SGD(lr = ..., momentum = 0.9)
          cosine cosinelr cosinedecay cosine_annealing cosine_schedule: write CosineAnnealingLR()
          warmupcosine linearwarmup warmup_cosine: write Warmup(epochs = 5) then CosineAnnealingLR()
          lambdalr multiplicativelr: write one of the schedules, as a file has no code
          sequentiallr chainedscheduler: write a then b
          stepdecay step_lr: write StepLR(step_size = ...)
          multistep: write MultiStepLR(milestones = [...])
          exponentialdecay: write ExponentialLR(gamma = ...)
          normalize: leave it out; data sets have a parameter normalize
          totensor: leave it out; images are numbers from 0 to 1
          compose: write a list: [RandomCrop(32), ...]
          resize centercrop: leave it out; ImageFolder has a parameter size
          cutout: write RandomErasing()
          horizontalflip hflip randomflip flip: write RandomHorizontalFlip()
          verticalflip vflip: write RandomVerticalFlip()
          rotation randomrotate: write RandomRotation(degrees = ...)
          autoaugment trivialaugment trivialaugmentwide: write RandAugment()
          dataloader tensordataset: write the data set alone, as in Csv(...)
          gridsearch gridsearchcv gridsampler: write Grid()
          randomsearch randomsampler randomizedsearchcv: write Random(trials = ...)
          bayesian bayesianoptimization optuna tpesampler: write Sobol(trials = ...)
          min: write minimize(...)
          max: write maximize(...)
          choice choices categorical sample_from grid_search: write {a, b, c}
          logspace: write geomspace(1e-4, 1e-1, 4), with the ends themselves
          arange range: write a range such as 1..5, both ends included
          log_uniform qloguniform reciprocal: write loguniform(a, b)
          """);

  private static final Map<String, List<String>> PARAMETERS =
      table(
          """
          learning_rate alpha: lr
          beta1 beta2 beta_1 beta_2: betas
          epsilon: eps
          wd decay l2: weight_decay
          units out_dim dim size: out_features
          filters channels out: out_channels
          strides: stride
          rate prob probability dropout_rate drop: p
          step period: step_size
          decay_rate factor: gamma
          lr_min min_lr: eta_min
          steps t_max num_steps: total_steps
          iters: total_iters
          n num_trials n_trials num_samples samples: trials
          metric on quantity: monitor
          delta: min_delta
          root folder dir file: path
          filename csv: train
          val valid val_split validation_split val_size: validation
          label labels y column target_column: target
          img_size image_size resolution: size
          n_classes num_classes: classes
          smoothing: label_smoothing
          hidden hidden_dim units: hidden_size
          layers: num_layers
          heads num_head: num_heads
          """);

  private static final Map<String, List<String>> WORDS =
      table(
          """
          null nil undefined: none
          yes on: true
          no: false
          acc top1: accuracy
          float float32 f32 full: fp32
          float16 half f16 amp mixed: fp16
          bfloat16 bfloat: bf16
          minimize lower less: min
          maximize higher more: max
          """);

  private Elsewhere() {}

  /** What to write instead of a setting: {@code write schedule = ...}. */
  public static Optional<String> setting(String name) {
    return find(SETTINGS, name).stream().findFirst();
  }

  /** What to write instead of a component or function: {@code write Linear(out_features)}. */
  public static Optional<String> component(String name) {
    return find(COMPONENTS, name).stream().findFirst();
  }

  /** The parameters that have another name elsewhere: {@code lr} for {@code learning_rate}. */
  public static List<String> parameters(String name) {
    return find(PARAMETERS, name);
  }

  /** The words that are others elsewhere: {@code bf16} for {@code bfloat16}. */
  public static List<String> words(String name) {
    return find(WORDS, name);
  }

  private static List<String> find(Map<String, List<String>> table, String name) {
    return table.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** A line holds names, a colon, and what stands for them. */
  private static Map<String, List<String>> table(String lines) {
    return lines
        .lines()
        .map(line -> line.split(": ", 2))
        .flatMap(line -> Arrays.stream(line[0].split(" ")).map(name -> Map.entry(name, line[1])))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
  }
}
