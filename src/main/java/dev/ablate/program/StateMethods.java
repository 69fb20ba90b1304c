package dev.ablate.program;

import dev.ablate.program.code.Code;

/** Rows of the state picked and mixed. */
final class StateMethods {
  private StateMethods() {}

  static void write(Code code) {
    code.method(
        Program.SELECT,
        "rows: Tensor, state: List[Tensor]",
        "List[Tensor]",
        () -> writeSelect(code));
    code.method(
        Program.MERGE,
        "mask: Tensor, new: List[Tensor], old: List[Tensor]",
        "List[Tensor]",
        () -> writeMerge(code));
  }

  private static void writeSelect(Code code) {
    writeEach(code, "torch.index_select(state[i], 0, rows)", "state");
  }

  private static void writeMerge(Code code) {
    writeEach(code, "torch.where(torch.unsqueeze(mask, 1), new[i], old[i])", "old");
  }

  private static void writeEach(Code code, String row, String list) {
    code.line("result = annotate(List[Tensor], [])");
    code.block(
        "for i in range(torch.len(" + list + ")):",
        () -> code.line("torch.append(result, %s)", row));
    code.line("return result");
  }
}
