package com.aifilmstudio.local.parts.binaries;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that holds the programs of the control plane. */
public record Binaries(Path folder) {
  /** Without one of these there is no control plane; {@code kwok} is needed for scale alone. */
  static final List<String> NEEDED =
      List.of("etcd", "kube-apiserver", "kube-scheduler", "kube-controller-manager", "kubectl");

  public Path etcd() {
    return folder.resolve("etcd");
  }

  public Path apiServer() {
    return folder.resolve("kube-apiserver");
  }

  public Path scheduler() {
    return folder.resolve("kube-scheduler");
  }

  public Path controllerManager() {
    return folder.resolve("kube-controller-manager");
  }

  public Path kubectl() {
    return folder.resolve("kubectl");
  }

  public Path kwok() {
    return folder.resolve("kwok");
  }

  /** The needed programs that the folder lacks. */
  List<String> missing() {
    return NEEDED.stream().filter(name -> !Files.isExecutable(folder.resolve(name))).toList();
  }

  boolean isComplete() {
    return missing().isEmpty();
  }
}
