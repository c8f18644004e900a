package com.aifilmstudio.store.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/** What both sides sign with, as Standard Webhooks writes it: {@code whsec_} and base64. */
public record SigningSecret(String text) {

  private static final String PREFIX = "whsec_";
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that nobody has yet. */
  public static SigningSecret create() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return PREFIX + "…"; // a secret in a log is none
  }
}
