package com.aifilmstudio.local.parts.kubelet.probe;

/** One answer to a probe. */
public record ProbeAnswer(boolean ok, String message) {

  static final ProbeAnswer OK = new ProbeAnswer(true, "");

  static ProbeAnswer failed(String message) {
    return new ProbeAnswer(false, message);
  }
}
