package com.aifilmstudio.local.parts.binaries;

import java.util.List;

/** No way led to the control plane's programs; the message lists each way with its obstacle. */
public final class BinariesMissing extends RuntimeException {
  BinariesMissing(List<String> reasons) {
    super(
        "The programs of the Kubernetes control plane are not on this machine:\n - "
            + String.join("\n - ", reasons));
  }
}
