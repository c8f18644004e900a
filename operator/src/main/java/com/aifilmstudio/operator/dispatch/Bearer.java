package com.aifilmstudio.operator.dispatch;

import java.util.Optional;

/** What an Authorization header carries. */
final class Bearer {

  private static final String SCHEME = "Bearer ";

  private Bearer() {}

  static Optional<String> token(String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(text -> text.substring(SCHEME.length()).strip())
        .filter(text -> !text.isEmpty());
  }
}
