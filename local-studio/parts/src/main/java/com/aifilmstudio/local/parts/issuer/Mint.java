package com.aifilmstudio.local.parts.issuer;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.UUID;

/** Makes the tokens of one issuer. */
record Mint(String issuer, IssuerKeys keys, InstantSource clock) {
  static final Duration LIFETIME = Duration.ofMinutes(15);

  private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

  /** What a program sends with its requests (RFC 9068). */
  Token access(Person person) {
    return Token.of(
        JWSAlgorithm.RS256, ACCESS, keys.newest(KeyType.RSA), claims(person, Issuer.AUDIENCE));
  }

  /** The same by the other algorithm. */
  Token accessByCurve(Person person) {
    return Token.of(
        JWSAlgorithm.ES256, ACCESS, keys.newest(KeyType.EC), claims(person, Issuer.AUDIENCE));
  }

  /** Who has signed in, for the one that sent them here. */
  Token identity(Person person, String nonce) {
    return Token.of(
            JWSAlgorithm.RS256,
            JOSEObjectType.JWT,
            keys.newest(KeyType.RSA),
            claims(person, Issuer.CLIENT))
        .claim("nonce", nonce);
  }

  private JWTClaimsSet claims(Person person, String audience) {
    var now = clock.instant();
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject(person.subject())
        .audience(audience)
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .jwtID(UUID.randomUUID().toString())
        .claim("client_id", Issuer.CLIENT)
        .claim("name", person.name())
        .claim("account", person.account())
        .claim("roles", person.roles())
        .build();
  }
}
