package com.aifilmstudio.gateway.access;

import com.aifilmstudio.gateway.access.session.Session;
import com.aifilmstudio.gateway.access.token.Person;
import com.aifilmstudio.store.access.ApiKey;

/** By what a caller was known: only this package's features ask. */
public sealed interface Proof {

  /** Under this name a security identity carries its proof. */
  String ATTRIBUTE = "proof";

  /** For people. */
  String name();

  /** A browser's cookie. */
  record BySession(String cookie, Session session) implements Proof {
    @Override
    public String name() {
      return session.name();
    }
  }

  /** A token of the issuer. */
  record ByToken(Person person) implements Proof {
    @Override
    public String name() {
      return person.name();
    }
  }

  /** A program's key. */
  record ByKey(ApiKey key) implements Proof {
    @Override
    public String name() {
      return key.name();
    }
  }
}
