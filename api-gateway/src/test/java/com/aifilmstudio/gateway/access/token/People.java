package com.aifilmstudio.gateway.access.token;

import com.aifilmstudio.local.parts.issuer.Person;

/** Those who sign in in tests. */
final class People {
  static final Person MIA = Person.CAST.getFirst();

  private People() {}
}
