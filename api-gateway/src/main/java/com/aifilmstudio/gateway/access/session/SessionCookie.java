package com.aifilmstudio.gateway.access.session;

import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/**
 * The cookie of a session: no script reads it, no other site sends it, no plain network sees it.
 */
public final class SessionCookie {

  /** The prefix has browsers refuse it from other hosts and without TLS. */
  public static final String NAME = "__Host-studio_session";

  private SessionCookie() {}

  static NewCookie of(String value, Duration age) {
    return new NewCookie.Builder(NAME)
        .value(value)
        .path("/")
        .maxAge((int) age.toSeconds())
        .secure(true)
        .httpOnly(true)
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }

  static NewCookie gone() {
    return of("", Duration.ZERO);
  }
}
