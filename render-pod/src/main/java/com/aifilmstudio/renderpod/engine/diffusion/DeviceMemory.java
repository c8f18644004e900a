package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory that tensors live in. */
interface DeviceMemory {

  /** Gives back what the library keeps for later. */
  void release();

  /** How much is in use, for people. */
  String inUse();

  static DeviceMemory of(Device device) {
    return device.isGpu() ? new OfGpu(device) : new OfProcess();
  }

  /** Of a graphics card. */
  record OfGpu(Device device) implements DeviceMemory {
    @Override
    public void release() {
      JniUtils.emptyCudaCache();
    }

    @Override
    public String inUse() {
      var memory = CudaUtils.getGpuMemory(device);
      return "%s of %s are in use on %s"
          .formatted(
              MemoryNeed.words(memory.getCommitted()), MemoryNeed.words(memory.getMax()), device);
    }
  }

  /** Of this process: what is freed goes back to the system by itself. */
  record OfProcess() implements DeviceMemory {
    @Override
    public void release() {}

    @Override
    public String inUse() {
      try (var lines = Files.lines(Path.of("/proc/self/status"))) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
            .findFirst()
            .map(bytes -> MemoryNeed.words(bytes) + " are in use by the process")
            .orElse("it is not known how much is in use");
      } catch (IOException e) {
        return "it is not known how much is in use";
      }
    }
  }
}
