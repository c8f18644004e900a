package com.aifilmstudio.local.parts.kubelet.pod;

/**
 * What the probes of a running container say so far.
 *
 * @param failed a startup or liveness probe gave it up
 */
public record ProbeView(boolean started, boolean ready, boolean failed) {

  /** A container without probes, as soon as it runs. */
  public static final ProbeView UNPROBED = new ProbeView(true, true, false);

  public static final ProbeView NOT_YET = new ProbeView(false, false, false);
}
