package com.aifilmstudio.core.protocol;

import java.net.URI;
import java.util.List;

/** Where to fetch each file of the bundle; the addresses are signed and expire. */
public record BundleFiles(List<BundleFile> files) {

  /** One file, by the name that {@code bundle.json} gives it. */
  public record BundleFile(String file, String sha256, long bytes, URI url) {}
}
