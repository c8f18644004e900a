package com.aifilmstudio.operator.dispatch;

/** What a message must have. The records themselves accept anything that JSON can say. */
final class Inputs {

  private static final int LONGEST_TEXT = 500;

  private Inputs() {}

  static <T> T body(T body) {
    if (body == null) {
      throw Refusal.badRequest("The body is missing.");
    }
    return body;
  }

  static String text(String name, String value) {
    if (value == null || value.isBlank()) {
      throw Refusal.badRequest(name + " is missing.");
    }
    if (value.length() > LONGEST_TEXT) {
      throw Refusal.badRequest(name + " is longer than " + LONGEST_TEXT + " letters.");
    }
    return value;
  }

  static <T> T present(String name, T value) {
    if (value == null) {
      throw Refusal.badRequest(name + " is missing.");
    }
    return value;
  }

  static void atLeast(String name, long least, long value) {
    if (value < least) {
      throw Refusal.badRequest("%s is %d: give %d or more.".formatted(name, value, least));
    }
  }
}
