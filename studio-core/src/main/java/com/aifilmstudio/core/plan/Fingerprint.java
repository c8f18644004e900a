package com.aifilmstudio.core.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over a list of values. Each value is preceded by its length, so that moving a letter from
 * one value to the next gives another hash; numbers are written as text.
 */
final class Fingerprint {

  /** Seeds keep to 53 bits: every JSON reader holds such a number exactly. */
  private static final int UNUSED_SEED_BITS = Long.SIZE - 53;

  private final MessageDigest digest;

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static Fingerprint of(Object... values) {
    return new Fingerprint().and(values);
  }

  Fingerprint and(Object... values) {
    for (var value : values) {
      var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    return this;
  }

  /** The hash in hexadecimal; ends the calculation. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** A seed for random numbers; ends the calculation. */
  long seed() {
    return ByteBuffer.wrap(digest.digest()).getLong() >>> UNUSED_SEED_BITS;
  }
}
