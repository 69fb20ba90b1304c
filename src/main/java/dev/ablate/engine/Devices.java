package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.LibUtils;
import dev.ablate.trial.DeviceException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The devices that training can run on. */
public final class Devices {
  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,3}))?");
  private static final String GET_CUDA =
      "install PyTorch %1$s with CUDA and set PYTORCH_LIBRARY_PATH to its torch/lib,"
          + " PYTORCH_VERSION=%1$s and PYTORCH_FLAVOR=cu128, with no pytorch-native-cpu on the"
          + " class path; or use --device cpu";

  /**
   * What would run.
   *
   * @param pytorch version
   * @param path where libtorch was loaded from
   * @param cuda whether it can use CUDA at all
   * @param gpus how many CUDA devices there are
   */
  public record Library(String pytorch, String path, boolean cuda, int gpus) {}

  private Devices() {}

  /** The libtorch that is loaded. */
  public static Library library() {
    Engine engine = PyTorch.engine();
    return new Library(
        engine.getVersion(),
        LibUtils.getLibtorchPath(),
        engine.hasCapability(StandardCapabilities.CUDA),
        engine.getGpuCount());
  }

  /**
   * Checks that a device is there.
   *
   * @param name {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:1}
   * @return {@code cpu} or {@code cuda:N}
   * @throws DeviceException where it is not there, or no such name exists
   */
  public static String resolve(String name) {
    Device device = device(name);
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }

  /**
   * The device of one of several processes: {@code auto} and {@code cuda} mean one GPU after the
   * other.
   *
   * @param name as the user wrote it
   * @param process from 0
   */
  public static String forProcess(String name, int process) {
    boolean any = name.equals("auto") || name.equals("cuda");
    return any && process > 0 && hasGpu(library()) ? "cuda:" + process % library().gpus() : name;
  }

  /**
   * OpenMP threads of a process that trains on a CPU: one, unless OMP_NUM_THREADS says otherwise.
   * With another number the last bits of image networks are others, so no machine and no number of
   * processes changes it.
   */
  public static int threads() {
    return threadsSet().orElse(1);
  }

  /** What OMP_NUM_THREADS says; empty where it says no number. */
  public static OptionalInt threadsSet() {
    String set = System.getenv("OMP_NUM_THREADS");
    return set != null && set.matches("[1-9]\\d{0,3}")
        ? OptionalInt.of(Integer.parseInt(set))
        : OptionalInt.empty();
  }

  static Device device(String name) {
    Matcher cuda = CUDA.matcher(name);
    if (cuda.matches()) {
      return gpu(cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1)), name);
    }
    return switch (name) {
      case "cpu" -> Device.cpu();
      case "auto" -> hasGpu(library()) ? Device.gpu(0) : Device.cpu();
      default ->
          throw new DeviceException(
              "there is no device '" + name + "'; write auto, cpu, cuda or cuda:1");
    };
  }

  private static boolean hasGpu(Library library) {
    return library.cuda() && library.gpus() > 0;
  }

  private static Device gpu(int index, String name) {
    Library library = library();
    if (!library.cuda()) {
      throw new DeviceException(
          name
              + " cannot be used: libtorch at "
              + library.path()
              + " is built for the CPU alone; "
              + GET_CUDA.formatted(library.pytorch()));
    }
    if (index >= library.gpus()) {
      throw new DeviceException(missing(name, library.gpus()));
    }
    return Device.gpu(index);
  }

  /** That there are only so many GPUs. */
  static String missing(String name, int gpus) {
    return gpus == 0
        ? name
            + " cannot be used: no CUDA device is found; nvidia-smi should list one, and CUDA's"
            + " runtime (libcudart) be beside PyTorch, where pip puts it, or be installed; or use"
            + " --device cpu"
        : name
            + " is not there: this machine has "
            + gpus
            + (gpus == 1 ? " CUDA device" : " CUDA devices");
  }
}
