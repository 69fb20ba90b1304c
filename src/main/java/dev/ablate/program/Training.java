package dev.ablate.program;

import dev.ablate.program.code.Code;

/**
 * The methods that run a chunk of steps. Training and evaluation give, a step and trial, the mean
 * loss over the batch, {@code [steps, T]}, and the sums that metrics are computed from, {@code
 * [steps, T, K]}. Training also gives the norms of the gradients before clipping, {@code [steps,
 * T]}, and of the last update {@code [3, T]}: the norm of the weights after it, how far it moved
 * them as a share of their norm before it, and 1 where all of them are finite.
 *
 * <p>The outputs of the network are {@code [steps, T, B, outputs]}.
 *
 * <p>With a loss scale {@code k} is {@code [steps, skips, T, coefficients]}, by how many updates of
 * the chunk were skipped; two more rows of the last update are the scale and the number of skipped
 * updates.
 *
 * <ul>
 *   <li>{@code X, Y}: all rows of the data set; {@code scale, shift}: the normalisation of bytes
 *   <li>{@code order [steps, S, B]}: which rows each of the S distinct sources sees, a seed at an
 *       epoch each
 *   <li>{@code pick [T]}: the source of each trial, as an index
 *   <li>{@code seeds [steps, S]}: what dropout draws from, on the CPU
 *   <li>{@code draws [steps, S, B, K]}: what augmentations do to each example
 *   <li>{@code k [steps, T, coefficients]}: the factors of each update
 *   <li>{@code counts}: trials of each update rule, on the CPU
 *   <li>{@code c [T, constants]}
 * </ul>
 */
record Training(Design design) {
  private static final String NORMALISED = "scale: Tensor, shift: Tensor, ";
  private static final String DATA = "X: Tensor, Y: Tensor, " + NORMALISED;
  private static final String BATCHES = "order: Tensor, pick: Tensor, c: Tensor, ";
  private static final String STEPS = "seeds: Tensor, draws: Tensor, k: Tensor, counts: Tensor, ";
  private static final String STATE = "state: List[Tensor]";
  private static final String BATCH = "self.batch(X, rows, pick, scale, shift)";
  private static final String MOVED = "self.moved(old, state[0])";
  private static final String RESULT = "Tuple[Tensor, Tensor]";
  private static final String TRAINED = "Tuple[Tensor, Tensor, Tensor, Tensor]";

  void write(Code code) {
    code.method("moved", "old: Tensor, new: Tensor", "Tensor", () -> writeMoved(code));
    code.method(Program.TRAIN, DATA + BATCHES + STEPS + STATE, TRAINED, () -> writeTrain(code));
    code.method(Program.EVALUATE, DATA + BATCHES + STATE, RESULT, () -> writeEvaluate(code));
    code.method(
        Program.OUTPUTS,
        "X: Tensor, " + NORMALISED + BATCHES + STATE,
        "Tensor",
        () -> writeOutputs(code));
  }

  private static void writeMoved(Code code) {
    code.line("norm = torch.linalg_vector_norm(new, 2, [1])");
    code.line("move = torch.linalg_vector_norm(torch.sub(new, old), 2, [1])");
    code.line("share = torch.div(move, torch.linalg_vector_norm(old, 2, [1]))");
    // Zero times what is not finite is not zero; isfinite of all weights makes five passes.
    code.line("zeros = torch.sum(torch.mul(new, 0.), [1])");
    code.line("finite = torch.to(torch.isfinite(zeros), 6)");
    code.line("return torch.stack([norm, share, finite])");
  }

  private void writeTrain(Code code) {
    boolean augmented = !design.augmentations().isEmpty();
    code.line("last = torch.sub(torch.size(order, 0), 1)");
    code.line("norms = annotate(List[Tensor], [])");
    code.line("old = state[0]");
    if (design.scaled()) {
      code.line("start = torch.clone(%s)", new ScaleMethods(design).skipped());
    }
    writeLoop(
        code,
        augmented
            ? "self.augmented_batch(X, rows, pick, scale, shift, torch.select(draws, 0, i))"
            : BATCH,
        () -> {
          code.line("u = self.uniform(torch.select(seeds, 0, i), pick, torch.size(rows, 1))");
          if (design.mixes()) {
            writeMixedStep(code);
          } else {
            code.line("g, loss, out = self.step(x, y, c, u, state)");
          }
          if (design.scaled()) {
            code.line("g = self.unscale(g, state)");
          }
          if (design.checks()) {
            code.line("self.check(g, state)");
          }
          code.line("torch.append(norms, torch.linalg_vector_norm(g, 2, [1]))");
          code.block("if torch.eq(i, last):", () -> code.line("old = torch.clone(state[0])"));
          code.line(
              design.scaled()
                  ? "self.update_finite(g, c, torch.select(k, 0, i), counts, start, state)"
                  : "self.update(self.clip(g, c), torch.select(k, 0, i), counts, state)");
        });
    code.line(
        "return (torch.stack(losses), torch.stack(scores), torch.stack(norms), %s)",
        design.scaled() ? "self.with_scale(" + MOVED + ", state)" : MOVED);
  }

  /** A score is against the class of which an example has more. */
  private static void writeMixedStep(Code code) {
    code.line("mixed = torch.select(draws, 0, i)");
    code.line("shares = self.with_lambda(c, mixed, pick)");
    code.line("both = self.mixed_targets(y, mixed, pick)");
    code.line("g, loss, out = self.step(x, both, shares, u, state)");
    code.line("y = self.heavier(both, shares)");
  }

  private static void writeEvaluate(Code code) {
    writeLoop(
        code,
        BATCH,
        () -> {
          code.line("out = self.predict(x, c, state)");
          code.line("loss = self.loss(out, y, c)");
        });
    code.line("return (torch.stack(losses), torch.stack(scores))");
  }

  private static void writeOutputs(Code code) {
    code.line("outs = annotate(List[Tensor], [])");
    code.block(
        "for i in range(torch.size(order, 0)):",
        () -> {
          code.line("rows = torch.select(order, 0, i)");
          code.line("x = %s", BATCH);
          code.line("torch.append(outs, self.predict(x, c, state))");
        });
    code.line("return torch.stack(outs)");
  }

  private static void writeLoop(Code code, String batch, Runnable step) {
    code.line("losses = annotate(List[Tensor], [])");
    code.line("scores = annotate(List[Tensor], [])");
    code.block(
        "for i in range(torch.size(order, 0)):",
        () -> {
          code.line("rows = torch.select(order, 0, i)");
          code.line("x = %s", batch);
          code.line("y = self.targets(Y, rows, pick)");
          step.run();
          code.line("torch.append(losses, loss)");
          code.line("torch.append(scores, self.score(out, y))");
        });
  }
}
