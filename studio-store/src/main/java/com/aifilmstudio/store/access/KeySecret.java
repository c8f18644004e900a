package com.aifilmstudio.store.access;

import com.github.f4b6a3.ulid.Ulid;
import com.github.f4b6a3.ulid.UlidCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A key in full, as its program sends it: {@code afs_<ULID>_<secret>}. The secret has 256 random
 * bits, so that a plain hash of it is safe to keep and quick to compare.
 */
public record KeySecret(String id, String secret) {

  /** How keys begin, so that they are told from tokens and found in a leaked file. */
  public static final String PREFIX = "afs_";

  private static final int ULID_LENGTH = 26;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A key that nobody has yet. */
  public static KeySecret create() {
    var bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return new KeySecret(
        "key_" + UlidCreator.getMonotonicUlid(),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Empty when the text has not the form of a key. */
  public static Optional<KeySecret> parse(String text) {
    int end = PREFIX.length() + ULID_LENGTH;
    if (!text.startsWith(PREFIX) || text.length() <= end + 1 || text.charAt(end) != '_') {
      return Optional.empty();
    }
    var ulid = text.substring(PREFIX.length(), end);
    return Ulid.isValid(ulid)
        ? Optional.of(new KeySecret("key_" + ulid, text.substring(end + 1)))
        : Optional.empty();
  }

  /** As it is shown once, to its maker. */
  public String text() {
    return PREFIX + id.substring("key_".length()) + "_" + secret;
  }

  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isOf(String storedHash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return id; // a secret in a log is none
  }
}
