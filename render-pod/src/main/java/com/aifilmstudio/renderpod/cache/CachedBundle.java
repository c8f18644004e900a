package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.bundle.Bundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A bundle that lies complete and verified on this node, and stays until this is closed. */
public final class CachedBundle implements AutoCloseable {
  private final Bundle bundle;
  private final Path folder;
  private final Use use;

  CachedBundle(Bundle bundle, Path folder, Use use) {
    this.bundle = bundle;
    this.folder = folder;
    this.use = use;
  }

  public Bundle bundle() {
    return bundle;
  }

  /** Holds the bundle's files under the names of its manifest, and the manifest. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      use.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
