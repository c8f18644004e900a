package com.aifilmstudio.local.parts.kubelet.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Where the API finds pods and their logs. */
public interface PodLogs {

  /**
   * One log.
   *
   * @param running whether more may come
   */
  record Log(Path file, Path times, Instant begin, BooleanSupplier running) {}

  /** Why there is no log, in words for a person. */
  final class NoLog extends Exception {
    private static final long serialVersionUID = 1;
    private final boolean unknown;

    private NoLog(boolean unknown, String message) {
      super(message);
      this.unknown = unknown;
    }

    public static NoLog unknown(String message) {
      return new NoLog(true, message);
    }

    public static NoLog notYet(String message) {
      return new NoLog(false, message);
    }

    boolean isUnknown() {
      return unknown;
    }
  }

  Log find(String namespace, String pod, String container, boolean previous) throws NoLog;

  /** The pods of this node with their processes, as JSON. */
  String describe();

  /** Words for a request that this node cannot serve. */
  default Optional<String> unsupported(String path) {
    return path.matches("/(exec|attach|portForward|run|cri)/.*")
        ? Optional.of(
            "a local node runs pods as plain processes: exec, attach and port-forward are not supported; reach its ports on 127.0.0.1")
        : Optional.empty();
  }
}
