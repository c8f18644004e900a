package com.aifilmstudio.local.parts.kubelet.volume;

import com.aifilmstudio.local.parts.kubelet.container.CannotStart;
import java.nio.file.Path;

/** Where the folder behind a PersistentVolumeClaim of the pod's namespace lies. */
public interface ClaimSource {

  Path folder(String claim) throws CannotStart;
}
