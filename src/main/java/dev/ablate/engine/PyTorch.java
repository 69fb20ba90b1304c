package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import dev.ablate.trial.DeviceException;

/** Starts libtorch through DJL. */
final class PyTorch {
  private static final String NAME = "PyTorch";

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
    try {
      return Engine.getEngine(NAME);
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new DeviceException(unloadable(e));
    }
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
