package dev.ablate.program.layer;

import dev.ablate.catalog.Shape;
import dev.ablate.experiment.Node;
import dev.ablate.program.code.Code;
import dev.ablate.program.layer.Activation.Form;

/** LSTM and GRU: all trials and examples take a step of a sequence at once. */
final class Recurrent {
  private Recurrent() {}

  static LayerFragment of(RecurrentCell cell) {
    return (layer, input, forward) -> {
      Activation x = forward.spread(forward.rows(input));
      int layers = layer.layer().integer("num_layers");
      for (int i = 0; i < layers; i++) {
        x = level(layer, cell, "_l" + i, x, forward);
        x = i < layers - 1 ? Dropout.part(layer, x, forward) : x;
      }
      return x;
    };
  }

  private static Activation level(
      Node.Layer layer, RecurrentCell cell, String suffix, Activation x, Forward forward) {
    String ahead = direction(layer, cell, suffix, x, forward);
    if (!layer.layer().bool("bidirectional")) {
      return x.named(ahead, layer.output());
    }
    String flipped = forward.code().let("torch.flip(%s, [2])", x.name());
    String back = direction(layer, cell, suffix + "_reverse", x.named(flipped), forward);
    return x.named(
        forward.code().let("torch.cat([%s, torch.flip(%s, [2])], 3)", ahead, back), layer.output());
  }

  /** The states after each place: {@code [T, B, length, hidden]}. */
  private static String direction(
      Node.Layer layer, RecurrentCell cell, String suffix, Activation x, Forward forward) {
    Code code = forward.code();
    int hidden = layer.layer().integer("hidden_size");
    int sums = cell.gates() * hidden;
    Shape all = Shape.of(x.shape().size(0), sums);
    String given = Linear.write(layer, "%s_ih" + suffix, all, x, forward).name();
    int width = layer.output().size(1) / (layer.layer().bool("bidirectional") ? 2 : 1);
    String state = zeros(given, width, code);
    String memory = zeros(given, hidden, code);
    Activation held = new Activation(state, Form.ROWS, true, Shape.of(width));
    String states = code.let("annotate(List[Tensor], [])");
    code.block(
        "for place in range(" + x.shape().size(0) + "):",
        () -> {
          String fromInput = code.let("torch.select(%s, 2, place)", given);
          String fromState =
              Linear.write(layer, "%s_hh" + suffix, Shape.of(sums), held, forward).name();
          String next = cell.write(code, fromInput, fromState, state, memory);
          code.line(
              "%s = %s",
              state, width < hidden ? project(layer, suffix, next, held, forward) : next);
          code.line("torch.append(%s, %s)", states, state);
        });
    return code.let("torch.stack(%s, 2)", states);
  }

  private static String zeros(String sums, int width, Code code) {
    return code.let(
        "torch.zeros_like(torch.narrow(torch.select(%s, 2, 0), 2, 0, %d))", sums, width);
  }

  /** The smaller state that a state is projected to (Sak et al. 2014). */
  private static String project(
      Node.Layer layer, String suffix, String hidden, Activation state, Forward forward) {
    Shape wide = Shape.of(layer.layer().integer("hidden_size"));
    Activation all = state.named(forward.code().let("%s", hidden), wide);
    return Linear.write(layer, "%s_hr" + suffix, state.shape(), all, forward).name();
  }
}
