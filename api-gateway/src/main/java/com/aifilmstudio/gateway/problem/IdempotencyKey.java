package com.aifilmstudio.gateway.problem;

import java.util.regex.Pattern;

/** The key by which a request that is sent again is known. */
public final class IdempotencyKey {

  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private IdempotencyKey() {}

  /** As it was sent; refused if there is none or it is none. */
  public static String of(String given) {
    if (given == null || given.isEmpty()) {
      throw ProblemException.plain(
          ProblemType.IDEMPOTENCY_KEY_MISSING,
          "Send an Idempotency-Key of your own, and the same one when you send the request again.");
    }
    if (!FORM.matcher(given).matches()) {
      throw ProblemException.invalid(
          HEADER, "An Idempotency-Key is 1 to 255 printable characters.");
    }
    return given;
  }
}
