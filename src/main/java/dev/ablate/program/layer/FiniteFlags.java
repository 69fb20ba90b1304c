package dev.ablate.program.layer;

import dev.ablate.program.code.Code;

/**
 * A tensor of the state, {@code [T, flags]}, in which a number becomes 0 where others were not
 * finite.
 *
 * @param place of the tensor in the state
 */
public record FiniteFlags(int place) {

  /** Notes whether all these numbers, of all trials, are finite. */
  public void write(Code code, int flag, String numbers) {
    code.line(
        "torch.mul_(torch.narrow(state[%d], 1, %d, 1), torch.all(torch.isfinite(%s)))",
        place, flag, numbers);
  }
}
