package com.aifilmstudio.core.protocol;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Signed addresses to PUT to, with the headers that were signed. */
public record UploadGrants(List<Grant> files) {

  /** One file's key and address. */
  public record Grant(String name, String key, URI url, Map<String, String> headers) {}
}
