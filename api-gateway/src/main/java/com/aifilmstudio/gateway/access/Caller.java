package com.aifilmstudio.gateway.access;

import java.util.Optional;

/**
 * Who calls.
 *
 * @param account whose films and credits these are
 * @param subject the person or program, as its issuer names it
 * @param role the highest one
 * @param session empty for programs, which have a key and no session
 */
public record Caller(String account, String subject, Role role, Optional<String> session) {

  /** Under this name a security identity carries its caller. */
  public static final String ATTRIBUTE = "caller";
}
