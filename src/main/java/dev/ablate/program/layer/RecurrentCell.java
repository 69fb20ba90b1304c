package dev.ablate.program.layer;

import dev.ablate.program.code.Code;
import java.util.List;
import java.util.stream.IntStream;

/** What a recurrent layer computes at a place of a sequence. */
enum RecurrentCell {
  /** Long short-term memory (Hochreiter and Schmidhuber 1997; forget gates: Gers et al. 2000). */
  LSTM(4) {
    @Override
    String write(Code code, String fromInput, String fromState, String state, String memory) {
      String sums = code.let("torch.add(%s, %s)", fromInput, fromState);
      List<String> gates = parts(code, sums);
      String kept = code.let("torch.mul(torch.sigmoid(%s), %s)", gates.get(1), memory);
      code.line(
          "%s = torch.addcmul(%s, torch.sigmoid(%s), torch.tanh(%s))",
          memory, kept, gates.get(0), gates.get(2));
      return String.format("torch.mul(torch.sigmoid(%s), torch.tanh(%s))", gates.get(3), memory);
    }
  },

  /** Gated recurrent unit, the reset behind the product (Cho et al. 2014, as cuDNN has it). */
  GRU(3) {
    @Override
    String write(Code code, String fromInput, String fromState, String state, String memory) {
      List<String> given = parts(code, fromInput);
      List<String> held = parts(code, fromState);
      String reset = gate(code, given.get(0), held.get(0));
      String update = gate(code, given.get(1), held.get(1));
      String fresh =
          code.let("torch.tanh(torch.addcmul(%s, %s, %s))", given.get(2), reset, held.get(2));
      return String.format("torch.lerp(%s, %s, %s)", fresh, state, update);
    }

    private String gate(Code code, String given, String held) {
      String sums = code.let("torch.add(%s, %s)", given, held);
      return WholeVectors.write(code, sums, "torch.sigmoid(%s)");
    }
  };

  private final int gates;

  RecurrentCell(int gates) {
    this.gates = gates;
  }

  int gates() {
    return gates;
  }

  /**
   * Writes one step and gives the new state as an expression.
   *
   * @param fromInput what the input adds to each gate: {@code [T, B, gates * hidden]}
   * @param fromState what the state adds to each gate
   * @param state {@code [T, B, hidden]}
   * @param memory a variable like the state, for cells that have one
   */
  abstract String write(Code code, String fromInput, String fromState, String state, String memory);

  List<String> parts(Code code, String sums) {
    String chunks = code.let("torch.unflatten(%s, 2, [%d, -1])", sums, gates);
    return IntStream.range(0, gates)
        .mapToObj(i -> code.let("torch.select(%s, 2, %d)", chunks, i))
        .toList();
  }
}
