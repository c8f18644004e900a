package com.aifilmstudio.operator.objects;

import java.net.URI;

/** Where an object lies: {@code s3://bucket/key}. */
public record ObjectName(String bucket, String key) {

  /** Reads {@code s3://bucket/key}. */
  public static ObjectName parse(String uri) {
    var parsed = URI.create(uri);
    if (!"s3".equals(parsed.getScheme())
        || parsed.getHost() == null
        || parsed.getPath().length() < 2) {
      throw new IllegalArgumentException("\"" + uri + "\" is not of the form s3://BUCKET/KEY");
    }
    return new ObjectName(parsed.getHost(), parsed.getPath().substring(1));
  }

  /** The object of that name below this prefix. */
  public ObjectName child(String name) {
    return new ObjectName(bucket, key.endsWith("/") ? key + name : key + "/" + name);
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
