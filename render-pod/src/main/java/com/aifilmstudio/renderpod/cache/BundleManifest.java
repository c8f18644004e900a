package com.aifilmstudio.renderpod.cache;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.core.bundle.Bundle;
import com.aifilmstudio.core.failure.FailureCode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A manifest that was proven to be the one of its digest, with the files that it names. */
record BundleManifest(String hex, String text, Bundle bundle, List<NamedFile> files) {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  /** No step upwards, no absolute path, nothing that a shell or a file system reads otherwise. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][\\w.-]*(/[A-Za-z0-9][\\w.-]*)*");

  /** A file of the bundle: its name in the bundle's folder, and its content. */
  record NamedFile(String name, String sha256, long bytes) {}

  /** The manifest, if the text is what the digest says and names only files that can be kept. */
  static BundleManifest of(String digest, String text) throws FetchFailure {
    var hex = Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    if (!digest.equals("sha256:" + hex)) {
      throw new FetchFailure(
          FailureCode.BUNDLE_DIGEST_MISMATCH,
          "bundle.json is sha256:%s, %s was asked for".formatted(hex, digest));
    }
    Bundle bundle;
    try {
      bundle = Json.read(text, Bundle.class);
    } catch (UncheckedIOException e) {
      throw new FetchFailure(FailureCode.BUNDLE_UNSUPPORTED, "bundle.json cannot be read", e);
    }
    var files = new ArrayList<NamedFile>();
    for (var file : bundle.components().values()) {
      files.add(new NamedFile(file.file(), file.sha256(), file.bytes()));
    }
    for (var file : bundle.golden().files()) {
      files.add(new NamedFile(file.file(), file.sha256(), file.bytes()));
    }
    for (var file : files) {
      if (!NAME.matcher(file.name()).matches()
          || !HEX.matcher(file.sha256()).matches()
          || file.bytes() < 0) {
        throw new FetchFailure(
            FailureCode.BUNDLE_UNSUPPORTED, "bundle.json names a file in a wrong way: " + file);
      }
    }
    return new BundleManifest(hex, text, bundle, List.copyOf(files));
  }

  long bytes() {
    return files.stream().mapToLong(NamedFile::bytes).sum();
  }
}
