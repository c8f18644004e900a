package com.aifilmstudio.renderpod.engine.diffusion;

/** Names what decides the last bits of a result beside the bundle and the take. */
public final class NumericClass {

  private NumericClass() {}

  /**
   * Device, processor and library build. Finer than it must be: two processors that would agree may
   * be told apart, never the other way round.
   */
  public static String of(TorchRuntime runtime) {
    var device = runtime.device();
    var hardware = device.isGpu() ? device.toString() : "%s/%s".formatted("cpu", CpuModel.read());
    return "%s/libtorch-%s".formatted(hardware, runtime.version());
  }
}
