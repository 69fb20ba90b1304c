package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;

/** What a GPU reports in use, whoever uses it; libtorch keeps what it took. */
record GpuMemory(Device device) implements DeviceMemory {
  private static final double SHARE = 0.9;

  /** The memory of which what was used before and is free does not count as in use. */
  static GpuMemory fromNow(Device device) {
    JniUtils.emptyCudaCache();
    return new GpuMemory(device);
  }

  @Override
  public long peak() {
    return CudaUtils.getGpuMemory(device).getUsed();
  }

  @Override
  public long limit() {
    return (long) (SHARE * CudaUtils.getGpuMemory(device).getMax());
  }
}
