package dev.ablate.engine;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.ablate.program.Program;
import dev.ablate.program.code.Archive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A program that libtorch has loaded. */
final class CompiledProgram implements AutoCloseable {
  private final PtSymbolBlock module;

  private CompiledProgram(PtSymbolBlock module) {
    this.module = module;
  }

  /** Loads the text of a program. */
  static CompiledProgram load(PtNDManager manager, String text) {
    try (ByteArrayInputStream archive = new ByteArrayInputStream(Archive.of(Program.CLASS, text))) {
      return new CompiledProgram(JniUtils.loadModule(manager, archive, false, false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Calls a method, with gradients.
   *
   * @param owner of the result
   * @param tensors its first arguments
   * @param lists its last arguments, lists of tensors, none of them empty
   * @throws TrainingException where libtorch fails
   */
  NDList call(NDManager owner, String method, List<NDArray> tensors, NDList... lists) {
    NDList arguments = new NDList();
    // DJL takes the method's name from an array's name, and the owner of the result from that
    // array.
    try (NDArray name = owner.create(0f)) {
      name.setName("module_method:" + method);
      arguments.add(name);
      tensors.forEach(tensor -> add(arguments, tensor, ""));
      for (int i = 0; i < lists.length; i++) {
        String list = "list" + i + "[]";
        lists[i].forEach(tensor -> add(arguments, tensor, list));
      }
      return IValueUtils.forward(module, arguments, true);
    } catch (EngineException e) {
      throw new TrainingException(e);
    }
  }

  private static void add(NDList arguments, NDArray tensor, String name) {
    tensor.setName(name);
    arguments.add(tensor);
  }

  @Override
  public void close() {
    module.close();
  }
}
