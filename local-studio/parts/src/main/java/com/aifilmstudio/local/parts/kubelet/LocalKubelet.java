package com.aifilmstudio.local.parts.kubelet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** The program of a local node: {@code LocalKubelet SETTINGS.yaml}; ends at SIGTERM. */
public final class LocalKubelet {

  private LocalKubelet() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: LocalKubelet SETTINGS.yaml");
      System.exit(64);
    }
    Kubelet kubelet = Kubelet.start(KubeletSettings.read(Path.of(args[0])), InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(kubelet::close, "stop"));
    // Virtual threads do not keep a program alive.
    new CountDownLatch(1).await();
  }
}
