package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import dev.ablate.program.Design;
import dev.ablate.program.Program;
import java.util.List;

/** A program with methods beside its own that show what its fragments compute. */
final class Probe implements AutoCloseable {
  private static final String METHODS =
      """
        def probe_model(self: __torch__.TrialArray, x: Tensor, gy: Tensor, c: Tensor, uniform: Tensor, train: Tensor, state: List[Tensor]) -> Tuple[Tensor, Tensor, Tensor]:
          w0 = torch.requires_grad_(torch.detach(state[0]))
          x0 = torch.requires_grad_(torch.detach(x))
          out = self.forward(w0, INPUT, state, c, uniform, bool(train))
          total = torch.add(torch.sum(torch.mul(out, gy)), torch.add(torch.mul(torch.sum(w0), 0), torch.mul(torch.sum(x0), 0)))
          gs = torch.autograd.grad([total], [w0, x0])
          return (torch.detach(out), unchecked_cast(Tensor, gs[0]), unchecked_cast(Tensor, gs[1]))
        def probe_outputs(self: __torch__.TrialArray, x0: Tensor, c: Tensor, uniform: Tensor, train: Tensor, state: List[Tensor]) -> Tensor:
          return self.forward(state[0], INPUT, state, c, uniform, bool(train))
        def probe_loss(self: __torch__.TrialArray, out: Tensor, y: Tensor, c: Tensor) -> Tuple[Tensor, Tensor]:
          out0 = torch.requires_grad_(torch.detach(out))
          loss = self.loss(out0, y, c)
          gs = torch.autograd.grad([torch.sum(loss)], [out0])
          return (torch.detach(loss), unchecked_cast(Tensor, gs[0]))
        def probe_uniform(self: __torch__.TrialArray, seeds: Tensor, pick: Tensor, B: Tensor) -> Tensor:
          return self.uniform(seeds, pick, int(B))
        def probe_updates(self: __torch__.TrialArray, g: Tensor, k: Tensor, counts: Tensor, state: List[Tensor]) -> Tensor:
          weights = annotate(List[Tensor], [])
          for i in range(torch.size(g, 0)):
            self.update(torch.select(g, 0, i), torch.select(k, 0, i), counts, state)
            torch.append(weights, torch.clone(state[0]))
          return torch.stack(weights)
      """;
  private static final String SCALED =
      """
        def probe_scaled_updates(self: __torch__.TrialArray, g: Tensor, c: Tensor, k: Tensor, counts: Tensor, start: Tensor, state: List[Tensor]) -> Tuple[Tensor, Tensor]:
          weights = annotate(List[Tensor], [])
          scales = annotate(List[Tensor], [])
          for i in range(torch.size(g, 0)):
            self.update_finite(self.unscale(torch.select(g, 0, i), state), c, torch.select(k, 0, i), counts, start, state)
            torch.append(weights, torch.clone(state[0]))
            torch.append(scales, torch.clone(state[1]))
          return (torch.stack(weights), torch.stack(scales))
      """;

  private final PtNDManager manager = PyTorch.open(Device.cpu());
  private final CompiledProgram compiled;

  Probe(Design design) {
    String input =
        Program.channelsLast(design.network()) ? "torch.permute(x0, [0, 1, 3, 4, 2])" : "x0";
    String methods = METHODS.replace("INPUT", input);
    String text = Program.of(design).text();
    String scaled = text.contains("def update_finite(") ? SCALED : "";
    compiled = CompiledProgram.load(manager, text + methods + scaled);
  }

  NDArray tensor(float[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  NDArray tensor(double[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  NDArray tensor(long[] values, long... shape) {
    return manager.create(values, new Shape(shape));
  }

  /** Constants of some trials, a row each. */
  NDArray constants(List<List<Double>> rows) {
    float[] all = new float[rows.size() * rows.get(0).size()];
    for (int i = 0; i < all.length; i++) {
      List<Double> row = rows.get(i / rows.get(0).size());
      all[i] = row.get(i % row.size()).floatValue();
    }
    return tensor(all, rows.size(), rows.get(0).size());
  }

  /** The uniform numbers of a step, for examples of each seed. */
  NDArray uniform(NDArray seeds, NDArray pick, int examples) {
    NDArray batch = tensor(new long[] {examples});
    return call("probe_uniform", List.of(seeds, pick, batch)).get(0);
  }

  /** How many rows each rule of the program has. */
  NDArray counts(List<Row> rows, Program program) {
    return RowInputs.of(rows, program, manager).counts();
  }

  /** What the optimizers remember before the first update. */
  NDList optimizer(Program program, List<Row> rows) {
    return InitialState.optimizer(program, rows, manager);
  }

  NDList call(String method, List<NDArray> tensors, NDList... lists) {
    return compiled.call(manager, method, tensors, lists);
  }

  @Override
  public void close() {
    compiled.close();
    manager.close();
  }
}
