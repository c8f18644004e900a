package com.aifilmstudio.gateway.access.door;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** What a request brings to prove who calls; not yet looked at. */
final class Credential extends BaseAuthenticationRequest {

  /** Where it was found. */
  enum Place {
    AUTHORIZATION,
    COOKIE
  }

  private final Place place;
  private final String text;

  Credential(Place place, String text) {
    this.place = place;
    this.text = text;
  }

  Place place() {
    return place;
  }

  String text() {
    return text;
  }

  @Override
  public String toString() {
    return place.toString(); // never the text
  }
}
