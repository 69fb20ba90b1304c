package dev.ablate.catalog;

import static dev.ablate.catalog.Parameter.optional;

import dev.ablate.catalog.Type.IntType;
import dev.ablate.catalog.Type.SizesType;
import dev.ablate.catalog.Value.Bool;
import dev.ablate.catalog.Value.Int;
import dev.ablate.catalog.Value.ListOf;
import dev.ablate.catalog.Value.Real;
import java.util.List;

/** Parameters that several layers share. */
final class LayerParameters {

  static final Type SIZE = new IntType(1, Integer.MAX_VALUE);
  static final Type PAIR = new SizesType(SIZE, 2);
  static final Type SIDES = new SizesType(new IntType(0, Integer.MAX_VALUE), 2);

  private LayerParameters() {}

  static Component layer(String name, String doc, Parameter... parameters) {
    return Component.of(name, Kind.LAYER, doc, parameters);
  }

  static Parameter bias() {
    return optional("bias", Type.bool(), new Bool(true), "Add a trained number")
        .withOff(new Bool(false));
  }

  /** For layers whose weights are matrices or kernels. */
  static Parameter initialization() {
    return initialization(
        "How each weight starts, by torch.nn.init with its defaults; none is PyTorch's usual way."
            + " Biases start as usual, with zeros at 0");
  }

  static Parameter initialization(String doc) {
    return optional(
        "init",
        Type.orNone(
            Type.choice(
                "kaiming_normal",
                "kaiming_uniform",
                "xavier_uniform",
                "xavier_normal",
                "normal",
                "zeros")),
        Value.NONE,
        doc);
  }

  /** For normalisations, whose weight is a vector and has no fans. */
  static Parameter scaleInitialization() {
    return optional(
        "init",
        Type.orNone(Type.choice("normal", "zeros")),
        Value.NONE,
        "How the weight starts, by torch.nn.init with its defaults; none is at 1."
            + " The bias starts at 0");
  }

  static Parameter dropProbability() {
    return optional("p", Type.between(0, 1), new Real(0.5), "Probability of 0")
        .withOff(new Real(0))
        .differsPerTrial();
  }

  /** One size for both directions. */
  static Value pair(int size) {
    return new ListOf(List.of(new Int(size), new Int(size)));
  }
}
