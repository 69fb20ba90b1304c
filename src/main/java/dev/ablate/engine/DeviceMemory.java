package dev.ablate.engine;

import ai.djl.Device;

/** The memory that training takes from. */
interface DeviceMemory {

  /** The memory of a device; what arrays took that are closed does not count. */
  static DeviceMemory of(Device device) {
    return device.isGpu() ? GpuMemory.fromNow(device) : ProcessMemory.fromNow();
  }

  /** The most bytes that were in use at once. */
  long peak();

  /** The most bytes that may be in use, which leaves some free for what comes beside updates. */
  long limit();
}
