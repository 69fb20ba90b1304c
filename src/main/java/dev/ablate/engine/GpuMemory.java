package dev.ablate.engine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;

/** What a GPU reports in use, whoever uses it; libtorch gives nothing back of what it took. */
record GpuMemory(Device device) implements DeviceMemory {
  private static final double SHARE = 0.9;

  @Override
  public long peak() {
    return CudaUtils.getGpuMemory(device).getUsed();
  }

  @Override
  public long limit() {
    return (long) (SHARE * CudaUtils.getGpuMemory(device).getMax());
  }
}
