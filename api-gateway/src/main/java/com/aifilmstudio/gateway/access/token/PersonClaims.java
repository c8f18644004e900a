package com.aifilmstudio.gateway.access.token;

import com.aifilmstudio.gateway.access.AccessConfig;
import com.aifilmstudio.gateway.access.Role;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a person out of claims that have been checked. */
record PersonClaims(String account, String roles) {

  /** No colon: accounts of applied films have one, and nobody may pass for them. */
  private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private static final int LONGEST_TEXT = 200;

  static PersonClaims of(AccessConfig.Claims names) {
    return new PersonClaims(names.account(), names.roles());
  }

  /** Empty when it is not told whose films these are. */
  Optional<Person> read(JWTClaimsSet claims, String fingerprint) {
    var subject = claims.getSubject();
    var name = claims.getClaim("name") instanceof String told ? told : subject;
    if (subject.isBlank() || subject.length() > LONGEST_TEXT || name.length() > LONGEST_TEXT) {
      return Optional.empty();
    }
    return find(claims, account)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(it -> ACCOUNT.matcher(it).matches())
        .map(
            it ->
                new Person(
                    it,
                    subject,
                    name,
                    highest(find(claims, roles)),
                    claims.getExpirationTime().toInstant(),
                    fingerprint));
  }

  private static Optional<Role> highest(Optional<Object> told) {
    return told.stream()
        .flatMap(it -> it instanceof Collection<?> many ? many.stream() : Stream.of(it))
        .flatMap(word -> Arrays.stream(Role.values()).filter(role -> role.word().equals(word)))
        .max(Comparator.naturalOrder());
  }

  private static Optional<Object> find(JWTClaimsSet claims, String path) {
    Object at = claims.getClaims();
    for (var step : path.split("/")) {
      at = at instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return Optional.ofNullable(at);
  }
}
