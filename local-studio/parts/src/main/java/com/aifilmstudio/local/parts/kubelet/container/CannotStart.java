package com.aifilmstudio.local.parts.kubelet.container;

/** A container cannot start as things are; the reason is the one that Kubernetes would show. */
public final class CannotStart extends Exception {

  private static final long serialVersionUID = 1;
  private final String reason;

  public CannotStart(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
