package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.ablate.trial.DeviceException;
import java.io.File;
import java.nio.file.Path;

/** Starts libtorch through DJL. */
final class PyTorch {
  private static final String NAME = "PyTorch";
  private static final String JNA_PATH = "jna.library.path";

  private PyTorch() {}

  /**
   * The engine, started at first use.
   *
   * @throws DeviceException where no libtorch can be loaded
   */
  static Engine engine() {
    // DJL reads these once, when it starts; without the first it reports its use over the network.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(Devices.threads()));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    String libtorch = System.getenv("PYTORCH_LIBRARY_PATH");
    if (libtorch != null && System.getProperty(JNA_PATH) == null) {
      System.setProperty(JNA_PATH, cudaRuntime(libtorch));
    }
    try {
      return Engine.getEngine(NAME);
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new DeviceException(unloadable(e));
    }
  }

  /**
   * Where CUDA's runtime may lie that belongs to an installed PyTorch: DJL counts GPUs and reads
   * their memory with it, and by itself finds only that of the system.
   *
   * @param libtorch the folder of PyTorch's own libraries
   */
  static String cudaRuntime(String libtorch) {
    Path besides = Path.of(libtorch, "..", "..", "nvidia", "cuda_runtime", "lib").normalize();
    return libtorch + File.pathSeparator + besides;
  }

  private static String unloadable(Throwable problem) {
    Throwable cause = problem.getCause() == null ? problem : problem.getCause();
    return "libtorch cannot be loaded ("
        + cause.getMessage()
        + "); install PyTorch 2.7.1 and set PYTORCH_LIBRARY_PATH to its torch/lib,"
        + " PYTORCH_VERSION=2.7.1 and PYTORCH_FLAVOR=cpu or cu128, let DJL download one"
        + " into a folder that can be written (DJL_CACHE_DIR), or try --device cpu";
  }

  /** A manager on the device, for use by this thread. */
  static PtNDManager open(Device device) {
    NDManager manager = engine().newBaseManager(device);
    // Both are a thread's own. The profiling executor costs warm-up and can break autograd.grad.
    JniUtils.setGradMode(true);
    JniUtils.setGraphExecutorOptimize(false);
    return (PtNDManager) manager;
  }
}
