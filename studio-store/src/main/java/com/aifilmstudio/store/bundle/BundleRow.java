package com.aifilmstudio.store.bundle;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;

/** A model by its digest; {@code manifest} is its {@code bundle.json} letter for letter. */
public record BundleRow(String digest, String uri, String manifest) {

  /** The manifest, read. */
  public Bundle bundle() {
    return Json.read(manifest, Bundle.class);
  }
}
