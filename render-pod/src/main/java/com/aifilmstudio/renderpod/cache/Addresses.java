package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.BundleFiles.BundleFile;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The signed addresses of a bundle's files, asked for when first needed and when one was refused.
 */
final class Addresses {
  private final Supplier<BundleFiles> source;
  private Map<String, BundleFile> known = Map.of();

  Addresses(Supplier<BundleFiles> source) {
    this.source = source;
  }

  synchronized URI of(String name) throws IOException {
    if (known.isEmpty()) {
      ask();
    }
    var file = known.get(name);
    if (file == null) {
      throw new IOException("there is no address for the bundle's file " + name);
    }
    return file.url();
  }

  /** Asks again, unless another thread did so since the address was taken. */
  synchronized void renew(String name, URI refused) {
    if (known.containsKey(name) && known.get(name).url().equals(refused)) {
      ask();
    }
  }

  private void ask() {
    known =
        source.get().files().stream()
            .collect(Collectors.toMap(BundleFile::file, Function.identity()));
  }
}
