package dev.ablate.catalog;

import static dev.ablate.catalog.LayerParameters.SIZE;
import static dev.ablate.catalog.LayerParameters.bias;
import static dev.ablate.catalog.LayerParameters.initialization;
import static dev.ablate.catalog.LayerParameters.layer;
import static dev.ablate.catalog.Parameter.optional;
import static dev.ablate.catalog.Parameter.required;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.Real;
import dev.ablate.catalog.Value.Text;
import java.util.List;

/** The layers for [length, features], with PyTorch's parameters except the number of features. */
final class Sequences {

  static final List<Component> COMPONENTS =
      List.of(
          layer(
              "Embedding",
              "A trained vector for each of the data's whole numbers; needs normalize = none",
              required("num_embeddings", SIZE, "How many vectors; numbers go from 0 to below it"),
              required("embedding_dim", SIZE, "How many numbers a vector has"),
              optional(
                  "padding_idx",
                  Type.orNone(new IntType(Integer.MIN_VALUE, Integer.MAX_VALUE)),
                  Value.NONE,
                  "The number whose vector is 0 and stays so; -1 is the last"),
              optional(
                      "max_norm",
                      Type.orNone(Type.positive()),
                      Value.NONE,
                      "Longer vectors are shortened to it when they are looked up")
                  .withOff(Value.NONE),
              optional(
                  "norm_type",
                  Type.positive(),
                  new Real(2),
                  "The norm that max_norm is measured in"),
              flag(
                  "scale_grad_by_freq", "Divide gradients by how often a number stands in a batch"),
              initialization(
                  "How the vectors start, by torch.nn.init with its defaults; none is normal. That"
                      + " of padding_idx starts at 0 in any case")),
          layer(
              "MultiheadAttention",
              "Attention of [length, features] to itself (Vaswani et al. 2017)",
              required("num_heads", SIZE, "How many heads; a divisor of the features"),
              dropout(0, "Probability of 0 for a weight of the attention"),
              bias(),
              flag("add_bias_kv", "Attend to a trained key with a trained value, too"),
              flag("add_zero_attn", "Attend to a key of zeros with a value of zeros, too"),
              initialization()),
          layer(
              "TransformerEncoderLayer",
              "Attention, then two linear layers, each with a residual (Vaswani et al. 2017)",
              required("nhead", SIZE, "How many heads; a divisor of the features"),
              optional("dim_feedforward", SIZE, new Int(2048), "Width between the linear layers"),
              dropout(0.1, "Probability of 0 in attention and behind both parts"),
              optional(
                  "activation",
                  Type.choice("relu", "gelu"),
                  new Text("relu"),
                  "Between the linear layers"),
              optional(
                  "layer_norm_eps", Type.nonNegative(), new Real(1e-5), "Added to the variance"),
              optional(
                  "norm_first",
                  Type.bool(),
                  new Bool(false),
                  "Normalise what goes into both parts, not what comes out"),
              bias(),
              initialization()),
          layer(
              "LSTM",
              "Long short-term memory: its output after each place (Hochreiter et al. 1997)",
              hiddenSize(),
              numLayers(),
              bias(),
              dropout(0, "Probability of 0 between layers"),
              bidirectional(),
              optional(
                  "proj_size",
                  new IntType(0, Integer.MAX_VALUE),
                  new Int(0),
                  "How many numbers hidden_size is projected to; 0 leaves it as it is"),
              initialization()),
          layer(
              "GRU",
              "Gated recurrent units: their output after each place (Cho et al. 2014)",
              hiddenSize(),
              numLayers(),
              bias(),
              dropout(0, "Probability of 0 between layers"),
              bidirectional(),
              initialization()));

  private Sequences() {}

  private static Parameter dropout(double usual, String doc) {
    return optional("dropout", Type.between(0, 1), new Real(usual), doc)
        .withOff(new Real(0))
        .differsPerTrialWhereOn();
  }

  private static Parameter hiddenSize() {
    return required("hidden_size", SIZE, "How many numbers come out, for each direction");
  }

  private static Parameter numLayers() {
    return optional("num_layers", new IntType(1, 1000), new Int(1), "How many, one on the other");
  }

  private static Parameter bidirectional() {
    return optional("bidirectional", Type.bool(), new Bool(false), "From the end as well");
  }

  private static Parameter flag(String name, String doc) {
    return optional(name, Type.bool(), new Bool(false), doc).withOff(new Bool(false));
  }
}
