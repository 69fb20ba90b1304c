package dev.ablate.program;

/**
 * The two methods that run a chunk of steps. Both give, a step and trial, the mean loss over the
 * batch, {@code [steps, T]}, and the sums that metrics are computed from, {@code [steps, T, K]}.
 *
 * <ul>
 *   <li>{@code X, Y}: all rows of the data set; {@code scale, shift}: the normalisation of bytes
 *   <li>{@code order [steps, S, B]}: which rows each of the S distinct seeds sees
 *   <li>{@code pick [T]}: the seed of each trial, as an index
 *   <li>{@code seeds [steps, S]}: what dropout draws from, on the CPU
 *   <li>{@code draws [steps, S, B, K]}: what augmentations do to each example
 *   <li>{@code k [steps, T, coefficients]}: the factors of each update
 *   <li>{@code counts}: trials of each update rule, on the CPU
 *   <li>{@code c [T, constants]}
 * </ul>
 */
record Training(Design design) {
  private static final String DATA = "X: Tensor, Y: Tensor, scale: Tensor, shift: Tensor, ";
  private static final String BATCHES = "order: Tensor, pick: Tensor, c: Tensor, ";
  private static final String STEPS = "seeds: Tensor, draws: Tensor, k: Tensor, counts: Tensor, ";
  private static final String STATE = "state: List[Tensor]";
  private static final String BATCH = "self.batch(X, rows, pick, scale, shift)";
  private static final String RESULT = "Tuple[Tensor, Tensor]";

  void write(Code code) {
    code.method(Program.TRAIN, DATA + BATCHES + STEPS + STATE, RESULT, () -> writeTrain(code));
    code.method(Program.EVALUATE, DATA + BATCHES + STATE, RESULT, () -> writeEvaluate(code));
  }

  private void writeTrain(Code code) {
    boolean augmented = !design.augmentations().isEmpty();
    writeLoop(
        code,
        augmented
            ? "self.augmented_batch(X, rows, pick, scale, shift, torch.select(draws, 0, i))"
            : BATCH,
        () -> {
          code.line("u = self.uniform(torch.select(seeds, 0, i), pick, torch.size(rows, 1))");
          code.line("g, loss, out = self.step(x, y, c, u, state)");
          code.line("self.update(self.clip(g, c), torch.select(k, 0, i), counts, state)");
        });
  }

  private static void writeEvaluate(Code code) {
    writeLoop(
        code,
        BATCH,
        () -> {
          code.line("out = self.predict(x, c, state)");
          code.line("loss = self.loss(out, y, c)");
        });
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
    code.line("return (torch.stack(losses), torch.stack(scores))");
  }
}
