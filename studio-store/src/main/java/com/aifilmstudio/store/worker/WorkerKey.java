package com.aifilmstudio.store.worker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a worker shows with each call. 256 random bits: nobody can guess them, so their plain
 * SHA-256 is enough to keep, and can be looked up.
 */
public record WorkerKey(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static WorkerKey create() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new WorkerKey("wk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** A key is not for logs. */
  @Override
  public String toString() {
    return "WorkerKey[...]";
  }
}
