package com.aifilmstudio.renderpod.engine.diffusion;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.util.Utils;
import com.aifilmstudio.renderpod.node.SharedLock;
import java.io.IOException;
import java.nio.file.Files;

/**
 * Starts the tensor library once per process, with the settings it reads at that moment: how many
 * threads, and nothing that reaches for the network.
 */
public record TorchRuntime(Device device, String version, int threads) {

  /**
   * Threads count for the whole process; whoever starts the library first decides.
   *
   * @param threads the pod's CPU limit: the library itself counts the host's cores
   */
  public static synchronized TorchRuntime start(int threads) {
    setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(threads));
    // Its profiling of the first calls costs more than it gains on traced, frozen modules.
    setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
    setUnlessSet("DJL_OFFLINE", "true");
    setUnlessSet("OPT_OUT_TRACKING", "true");
    // Threads that wait by spinning take the cores from those that work, where cores are shared.
    ProcessEnvironment.putIfAbsent("OMP_WAIT_POLICY", "passive");
    try {
      var engine = unpacked();
      return new TorchRuntime(
          engine.defaultDevice(),
          engine.getVersion(),
          Integer.getInteger("ai.djl.pytorch.num_threads"));
    } catch (EngineException e) {
      throw new TorchFailure(e);
    }
  }

  /** The library unpacks itself; of two processes that do so at once, one may delete it again. */
  private static Engine unpacked() {
    var folder = Utils.getEngineCacheDir("pytorch");
    try {
      Files.createDirectories(folder);
      try (var turn = SharedLock.acquire(folder.resolve("unpacking"))) {
        return Engine.getEngine("PyTorch");
      }
    } catch (IOException e) {
      // A folder that cannot be written is one of an image, where everything is unpacked.
      return Engine.getEngine("PyTorch");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while another process unpacks the library", e);
    }
  }

  private static void setUnlessSet(String key, String value) {
    if (System.getProperty(key) == null) {
      System.setProperty(key, value);
    }
  }
}
