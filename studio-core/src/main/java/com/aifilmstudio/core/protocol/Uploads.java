package com.aifilmstudio.core.protocol;

import java.util.List;

/** A wish to upload; may be asked again when an address has expired. SHA-256 is hexadecimal. */
public record Uploads(int epoch, List<File> files) {

  /** One file of this take. */
  public record File(String name, long bytes, String sha256) {}
}
