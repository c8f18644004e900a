package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.controlplane.ControlPlane;
import com.aifilmstudio.local.parts.controlplane.ControlPlaneOptions;

/** The control plane that the tests of one JVM share; each test takes a namespace of its own. */
public final class SharedControlPlane {
  private SharedControlPlane() {}

  /** Started on first use, ended with the JVM. */
  public static ControlPlane get() {
    return Holder.PLANE;
  }

  private static final class Holder {
    private static final ControlPlane PLANE = ControlPlane.temporary(ControlPlaneOptions.lean());
  }
}
