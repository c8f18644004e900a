package com.aifilmstudio.gateway.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** The caller of the request that is being answered. */
@Singleton
public class Callers {

  private final SecurityIdentity identity;

  Callers(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** Only in operations that need a role: who has none never gets there. */
  public Caller current() {
    return attribute(Caller.ATTRIBUTE);
  }

  /** How that is known. */
  public Proof proof() {
    return attribute(Proof.ATTRIBUTE);
  }

  private <T> T attribute(String name) {
    var value = identity.<T>getAttribute(name);
    if (value == null) {
      throw new IllegalStateException("an operation without a role asked for its " + name);
    }
    return value;
  }
}
