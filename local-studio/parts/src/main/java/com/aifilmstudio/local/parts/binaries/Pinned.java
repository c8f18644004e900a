package com.aifilmstudio.local.parts.binaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The modules that local-studio/control-plane pins; packed into this jar when it is built. */
record Pinned(String goMod, String goSum) {
  private static final Pattern KUBERNETES = Pattern.compile("\\sk8s\\.io/kubernetes (v[0-9.]+)");
  private static final Pattern ETCD =
      Pattern.compile("\\sgo\\.etcd\\.io/etcd/server/v3 (v[0-9.]+)");

  static Pinned read() {
    return new Pinned(resource("go.mod"), resource("go.sum"));
  }

  private static String resource(String name) {
    try (var in = Pinned.class.getResourceAsStream("/control-plane/" + name)) {
      if (in == null) {
        throw new IllegalStateException("this build lacks control-plane/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of Kubernetes. */
  String version() {
    return versionOf(KUBERNETES);
  }

  String etcdVersion() {
    return versionOf(ETCD);
  }

  private String versionOf(Pattern module) {
    var found = module.matcher(goMod);
    if (!found.find()) {
      throw new IllegalStateException("go.mod lacks " + module);
    }
    return found.group(1);
  }

  /** Differs when any module differs, to the letter. */
  String key() {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(goSum.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
