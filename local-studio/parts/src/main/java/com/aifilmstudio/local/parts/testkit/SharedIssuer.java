package com.aifilmstudio.local.parts.testkit;

import com.aifilmstudio.local.parts.issuer.Issuer;
import com.aifilmstudio.local.parts.issuer.Person;
import java.util.List;

/**
 * The issuer that the tests of one JVM share; a test that changes its keys makes one of its own.
 */
public final class SharedIssuer {
  private SharedIssuer() {}

  /** Started on first use, ended with the JVM. */
  public static Issuer get() {
    return Holder.ISSUER;
  }

  /** A good token for somebody of this account with this role. */
  public static String token(String account, String role) {
    return get()
        .token(new Person(role + "-of-" + account, "A " + role, account, List.of(role)))
        .compact();
  }

  private static final class Holder {
    private static final Issuer ISSUER = Issuer.temporary();
  }
}
